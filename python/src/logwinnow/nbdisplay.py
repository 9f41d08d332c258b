"""msticpy's ``nbdisplay``: what shows something in a notebook."""

from .charts import display_timeline, display_timeline_duration, display_timeline_values
from .logons import display_logon_data

__all__ = ["display_logon_data", "display_timeline", "display_timeline_duration", "display_timeline_values"]
