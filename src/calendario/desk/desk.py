"""The whole desk in one value: what the window and the command line are given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from calendario.desk.bank import BankDesk
from calendario.desk.calendar import CalendarDesk
from calendario.desk.categories import CategoriesDesk
from calendario.desk.channels import ChannelsDesk, Form
from calendario.desk.choices import ChoicesDesk
from calendario.desk.decisions import DecisionsDesk
from calendario.desk.exchange import ExchangeDesk
from calendario.desk.forks import ForksDesk
from calendario.desk.history import HistoryDesk
from calendario.desk.house import HouseDesk
from calendario.desk.letters import LettersDesk
from calendario.desk.library import LibraryDesk
from calendario.desk.links import LinksDesk
from calendario.desk.looking import LookingDesk
from calendario.desk.office import Office
from calendario.desk.pictures import PicturesDesk
from calendario.desk.planning import PlanningDesk
from calendario.desk.publishing import PublishingDesk
from calendario.desk.remembered import RememberedDesk
from calendario.desk.safekeeping import SafekeepingDesk
from calendario.desk.sample import SampleDesk
from calendario.desk.setup import SetupDesk
from calendario.desk.stopping import StoppingDesk
from calendario.desk.team import TeamDesk
from calendario.desk.watching import WatchingDesk
from calendario.desk.words import WordsDesk
from calendario.desk.writing import WritingDesk


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a person can do, by subject."""

    office: Office
    setup: SetupDesk
    sample: SampleDesk
    writing: WritingDesk
    letters: LettersDesk
    history: HistoryDesk
    forks: ForksDesk
    pictures: PicturesDesk
    planning: PlanningDesk
    calendar: CalendarDesk
    publishing: PublishingDesk
    decisions: DecisionsDesk
    looking: LookingDesk
    stopping: StoppingDesk
    channels: ChannelsDesk
    categories: CategoriesDesk
    house: HouseDesk
    bank: BankDesk
    words: WordsDesk
    library: LibraryDesk
    links: LinksDesk
    choices: ChoicesDesk
    remembered: RememberedDesk
    exchange: ExchangeDesk
    safekeeping: SafekeepingDesk
    team: TeamDesk
    watching: WatchingDesk

    @classmethod
    def of(cls, office: Office, forms: Mapping[str, Form]) -> Desk:
        """A desk in `office`; `forms` as `ChannelsDesk` takes them."""
        calendar, writing = CalendarDesk(office), WritingDesk(office)
        planning = PlanningDesk(office, writing)
        channels, categories = ChannelsDesk(office, forms), CategoriesDesk(office)
        setup, bank, library = SetupDesk(office, channels), BankDesk(office, writing, categories), LibraryDesk(office)
        return cls(
            office=office,
            setup=setup,
            sample=SampleDesk(office, setup, channels, writing, planning, bank, library),
            writing=writing,
            letters=LettersDesk(office, writing),
            history=HistoryDesk(office, writing),
            forks=ForksDesk(office, writing),
            pictures=PicturesDesk(office),
            planning=planning,
            calendar=calendar,
            publishing=PublishingDesk(office),
            decisions=DecisionsDesk(office),
            looking=LookingDesk(office, channels),
            stopping=StoppingDesk(office, calendar),
            channels=channels,
            categories=categories,
            house=HouseDesk(office),
            bank=bank,
            words=WordsDesk(office),
            library=library,
            links=LinksDesk(office),
            choices=ChoicesDesk(office),
            remembered=RememberedDesk(office, bank),
            exchange=ExchangeDesk(office),
            safekeeping=SafekeepingDesk(office),
            team=TeamDesk(office),
            watching=WatchingDesk(office),
        )
