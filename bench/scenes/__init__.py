"""Made-up people, doors and screens by name, for the gallery of screens and the tests of the pages."""
