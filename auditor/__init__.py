"""auditor: reads safeguarding policies of child contact centres and says, with quotes, what each covers and lacks."""

__version__ = "0.1.0"
