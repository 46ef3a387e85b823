"""Tables in files: read, assessed and written in parts, so that memory is bounded whatever their size."""
