"""Letters leave the outbox here: yagmail, the loop of the mail thread, the demo's own mail host."""
