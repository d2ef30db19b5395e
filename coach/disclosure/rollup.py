"""Several programmes side by side, from what they published and from nothing else."""

from collections.abc import Iterable

from coach.domain.release import ProgrammeStanding, PublishedRelease, RollUp


def roll_up(releases: Iterable[PublishedRelease]) -> RollUp:
    """Return where each programme stands by its newest published window, by name.

    A window without figures counts as unpublished, and a programme that has only such windows is
    in no count. No figure is made of several programmes: taking a known one from a total would
    give the rest away.

    Args:
        releases: Ledgers of any programmes, in any order.
    """
    newest: dict[str, PublishedRelease] = {}
    for one in sorted(releases, key=lambda one: one.number):
        if one.release.band is not None:
            newest[one.release.programme] = one
    standings = tuple(
        ProgrammeStanding(
            programme=name,
            window=newest[name].release.window,
            band=band,
            questions=newest[name].release.questions,
        )
        for name in sorted(newest, key=lambda name: (name.casefold(), name))
        if (band := newest[name].release.band) is not None
    )
    return RollUp(publishing=len(standings), programmes=standings)
