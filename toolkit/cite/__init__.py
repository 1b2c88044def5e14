"""Floor 3: references → inlines. A CSL processor decides the words; this floor turns them into tree."""
