"""People from case reports, guidelines and ordinary life, judged by what their sources say they need.

``python -m benchmarks.people`` prints how many are sent too late or too early, by urgency, and each story
that comes out otherwise than its source says.
"""
