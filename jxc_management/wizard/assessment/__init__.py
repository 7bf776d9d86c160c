# engine

# scoring

# assess

# cockpit
