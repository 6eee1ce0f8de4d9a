"""The mini-program (小程序) as the platform knows it: who opened it, their phone, what may be shown."""
