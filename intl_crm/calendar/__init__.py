"""Month, week and list; feeds; iCalendar."""
