"""Any movement that loads, made up."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

from hypothesis import strategies as st

from recovery_advisor.values.movement import PROPS, Joint, Movement, Pose, Traced, View

_ANGLE = st.integers(-360, 360)
_DIRECTION = st.tuples(_ANGLE, _ANGLE)
_SHIFT = st.integers(-9, 9)
_PARTS = {field.name: _DIRECTION for field in fields(Pose)}
POSES = st.builds(Pose, **{**_PARTS, "turn": _ANGLE, "shoulders": st.tuples(_SHIFT, _SHIFT)})
_TRACED = st.lists(st.sampled_from(get_args(Traced)), max_size=2).map(tuple)
MOVEMENTS = st.builds(
    Movement,
    shows=st.text(min_size=1, max_size=20),
    view=st.sampled_from(get_args(View)),
    close=st.booleans(),
    stays=st.sampled_from(get_args(Joint)),
    round=st.booleans(),
    props=st.lists(st.sampled_from(PROPS), max_size=3, unique=True).map(tuple),
    arrows=_TRACED,
    circles=_TRACED,
    poses=st.lists(POSES, min_size=2, max_size=4).map(tuple),
)
