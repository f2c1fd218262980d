"""From an organisation's exports to the contract tables, by the recipe ``koppeling.yml``: no code, nothing guessed."""
