"""The person themselves: their language, phone, data, and what they allow."""
