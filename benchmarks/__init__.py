"""What the library costs, as ratios against baselines measured in the same run.

``python -m benchmarks`` prints one table; ``python -m benchmarks NAME`` one of its groups.
``docs/speed.md`` says what each row is for.
"""
