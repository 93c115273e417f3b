"""What was written before and may be written again."""

from __future__ import annotations

from calendario.domain.bank import Hashtag
from calendario.domain.post import Content, Draft, PlanDraft, Variant
from tests.newsroom import Newsroom


def save(newsroom: Newsroom, text: str, own: str | None = None) -> None:
    """A saved draft, with a version of its own for the practice channel if `own` is given."""
    desk, channel_id = newsroom.desk, newsroom.channel.id
    variants = () if own is None else (Variant(channel_id, text=own),)
    post_id = desk.writing.new().post_id
    desk.writing.save_draft(post_id, Draft("", Content(text), variants), PlanDraft((channel_id,)))


def test_hashtags_and_mentions_of_past_posts_are_known_the_most_used_first(newsroom: Newsroom) -> None:
    save(newsroom, "Empieza la #semanasanta")
    save(newsroom, "Gracias, @cruzroja", own="Gracias, @cruzroja@mastodon.example. #Voluntariado")
    save(newsroom, "Procesiones: #SemanaSanta")
    known = newsroom.desk.remembered.labels()
    assert known.hashtags == ("#SemanaSanta", "#Voluntariado")
    assert set(known.mentions) == {"@cruzroja", "@cruzroja@mastodon.example"}


def test_a_post_saved_ten_times_counts_once(newsroom: Newsroom) -> None:
    desk, channel_id = newsroom.desk, newsroom.channel.id
    post_id = desk.writing.new().post_id
    for number in range(10):
        desk.writing.save_draft(post_id, Draft("", Content(f"Obras, día {number} #Obras")), PlanDraft((channel_id,)))
    save(newsroom, "#Feria")
    save(newsroom, "#Feria de día")
    assert newsroom.desk.remembered.labels().hashtags == ("#Feria", "#Obras")


def test_the_institution_s_list_comes_first_and_as_it_is_written_there(newsroom: Newsroom) -> None:
    save(newsroom, "#obras #semanasanta")
    newsroom.desk.bank.add(Hashtag("#SemanaSanta"))
    assert newsroom.desk.remembered.labels().hashtags == ("#SemanaSanta", "#obras")


def test_a_new_calendar_remembers_nothing(newsroom: Newsroom) -> None:
    assert newsroom.desk.remembered.labels().hashtags == ()
