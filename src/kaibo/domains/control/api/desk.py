"""What a desk asks before it presses: what each key does here, and what a pasted block says."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from kaibo.domains.control.cards import found
from kaibo.domains.control.choices import CURRENCIES
from kaibo.domains.control.rules import capability, pasted
from kaibo.domains.control.rules.boxes import BOXES
from kaibo.domains.control.rules.capability import Action
from kaibo.domains.control.schemas import setup
from kaibo.kit.access import actor_of

router = Router()


@router.get("/rooms/{room}/capabilities", response=setup.CapabilitiesOut)
def capabilities(request: HttpRequest, room: str) -> setup.CapabilitiesOut:
    """What every key does on the platform of this room."""
    actor_of(request, "run.read")
    platform = found(room).platform
    table = capability.table()
    cells = [capability.capability(platform, action) for action in Action]
    return setup.CapabilitiesOut(
        platform=platform,
        place=table.places[platform],
        version=table.version,
        date=table.date.isoformat(),
        keys=[
            setup.CapabilityOut(
                action=cell.action,
                mode=cell.mode,
                mode_label=cell.mode.label,
                word=cell.word,
                hint=cell.hint,
            )
            for cell in cells
        ],
    )


@router.get("/readings/boxes", response=list[setup.BoxOut])
def boxes(request: HttpRequest) -> list[setup.BoxOut]:
    """The twelve boxes in their order."""
    actor_of(request, "run.read")
    return [setup.BoxOut(id=box.id, zh=box.zh, unit=box.unit, spoken=box.spoken) for box in BOXES]


@router.post("/rooms/{room}/readings/pasted", response=setup.PastedOut)
def read_pasted(request: HttpRequest, room: str, body: setup.BlockIn) -> setup.PastedOut:
    """Read a block pasted from the big screen; records nothing."""
    actor_of(request, "run.reading")
    reading = pasted.read(body.text, CURRENCIES[found(room).cur])
    return setup.PastedOut(
        boxes=[
            setup.FilledOut(
                id=name,
                value=figure.value if figure else None,
                rounded_to=figure.rounded_to if figure else None,
            )
            for name, figure in reading.boxes.items()
        ],
        kept=[setup.KeptOut(label=one.label, text=one.text) for one in reading.kept],
        problems=[setup.BoxProblemOut(box=one.box, text=one.text) for one in reading.problems],
    )
