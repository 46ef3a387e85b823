"""The page's Python side: from what a person did and a visit to the next visit and its screen."""
