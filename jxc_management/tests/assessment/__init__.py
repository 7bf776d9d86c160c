# engine

# catalogue

# scoring

# assess

# cockpit

# demo
