"""The window: shows what the desk answers and forwards what a person does. The only package that knows Qt."""
