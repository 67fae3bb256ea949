"""What is seen from outside: metrics, logs, what waits, and reports to Sentry."""
