"""What differs where several people are: who may ask, what is seen, guests and business, a group that moves."""
