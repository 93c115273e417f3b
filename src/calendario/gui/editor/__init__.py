"""The editor: one post, its versions for each channel, what the review says of them, and when it goes out."""
