"""A page in the browser to try the bot on: chats, what happens underneath, and trouble on request."""
