"""The commands of ``kkfz`` by what one does with them; each is a few lines, and heavy imports wait until it runs."""
