"""One page per screen: it shows the screen, emits requests and decides nothing."""
