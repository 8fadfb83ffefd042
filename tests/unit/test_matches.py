from ukcorpus.model.articles import Label, Line
from ukcorpus.search import plan as plans
from ukcorpus.search.matches import find_hits, matched, spans
from ukcorpus.search.plan import Plan, leaves
from ukcorpus.text.tokens import Token, tokens
from ukcorpus.text.words import term


class Text:
    """Lines of text, ready to be searched; body unless said otherwise."""

    def __init__(self, *lines: str | tuple[Label, int, str]) -> None:
        self.text, found = "", []
        for number, line in enumerate(lines, start=1):
            label, segment, words = ("body", -1, line) if isinstance(line, str) else line
            start = len(self.text)
            self.text += words + "\n"
            found.append(Line(number, start, start + len(words), label, segment))
        self.tokens: list[Token] = tokens(self.text, found, furniture=True)
        self.terms = [term(self.text[token.start : token.end]) for token in self.tokens]

    def find(self, plan: Plan, *, number: int = 1, furniture: bool = False) -> list[str] | None:
        hits = find_hits(plan, self.tokens, self.terms, number=number, furniture=furniture)
        if hits is None:
            return None
        return [self.text[start:end] for start, end in spans(hits, self.tokens)]


def word(*spellings: str, zones: tuple[int, ...] = ()) -> plans.Terms:
    return plans.Terms(tuple(term(spelling) for spelling in spellings), zones)


def phrase(words: str, slop: int = 0, *, ordered: bool = True) -> plans.Sequence:
    return plans.Sequence(tuple(word(one) for one in words.split()), slop, ordered)


def test_a_word_is_found_at_each_of_its_spellings() -> None:
    text = Text("Troops moved. The troops stayed; TROOPS left.")

    assert text.find(word("troops", "Troops")) == ["Troops", "troops"]


def test_a_phrase_needs_its_words_in_a_row() -> None:
    text = Text("red lines, red thick lines, lines red")

    assert text.find(phrase("red lines")) == ["red lines"]
    assert text.find(phrase("red lines", 1)) == ["red lines", "red thick lines"]
    assert text.find(phrase("lines red")) == ["lines, red", "lines red"]


def test_a_phrase_never_runs_into_the_next_paragraph() -> None:
    text = Text("they crossed the red", "lines of the enemy")

    assert text.find(phrase("red lines")) is None


def test_words_in_any_order_each_need_a_place_of_their_own() -> None:
    assert Text("one war").find(phrase("war war", 5, ordered=False)) is None
    assert Text("war or war").find(phrase("war war", 5, ordered=False)) == ["war or war"]


def test_words_in_any_order_share_out_places_that_suit_several() -> None:
    either, first = word("a", "b"), word("a")
    plan = plans.Sequence((either, first), 0, ordered=False)

    assert Text("a b").find(plan) == ["a b"]
    assert Text("b b").find(plan) is None


def test_from_each_start_only_the_shortest_window_counts() -> None:
    assert Text("a x b b").find(phrase("a b", 5)) == ["a x b"]
    assert Text("a a b").find(phrase("a b", 5)) == ["a a b", "a b"]


def test_a_sequence_of_nothing_matches_nothing() -> None:
    assert Text("a").find(plans.Sequence(())) is None


def test_near_counts_positions_from_end_to_start() -> None:
    text = Text("red lines and then war")
    lines, war = phrase("red lines"), word("war")

    assert text.find(plans.Near(lines, war, "word", 3)) == ["red lines", "war"]
    assert text.find(plans.Near(lines, war, "word", 2)) is None
    assert text.find(plans.Near(war, lines, "word", 3)) == ["red lines", "war"]
    assert text.find(plans.Near(war, lines, "word", 3, ordered=True)) is None


def test_a_word_is_not_near_itself() -> None:
    near_itself = plans.Near(word("war"), word("war"), "word", 5)

    assert Text("a war").find(near_itself) is None
    assert Text("war and war").find(near_itself) == ["war", "war"]


def test_hits_that_overlap_are_not_near_each_other() -> None:
    plan = plans.Near(phrase("white house"), word("house"), "word", 5)

    assert Text("the white house").find(plan) is None
    assert Text("the white house, a house").find(plan) == ["white house", "house"]


def test_near_hits_are_only_those_that_take_part() -> None:
    text = Text("war x x x war b")

    assert text.find(plans.Near(word("war"), word("b"), "word", 1)) == ["war", "b"]


def test_near_does_not_reach_from_the_title_into_the_body_nor_across_items() -> None:
    near = plans.Near(word("a"), word("b"), "word", 900)

    assert Text(("title", -1, "a"), ("body", -1, "b")).find(near) is None
    assert Text(("body", 0, "a"), ("body", 1, "b")).find(near) is None
    assert Text(("body", 0, "a"), ("body", 0, "b")).find(near) == ["a", "b"]


def test_one_sentence_and_one_paragraph() -> None:
    text = Text("Arms came in May. Troops left. Arms and troops.", "Troops again. Arms.")
    arms, troops = word("Arms"), word("Troops", "troops")

    assert text.find(plans.Near(arms, troops, "sentence")) == ["Arms", "troops"]
    found = text.find(plans.Near(arms, troops, "paragraph"))
    assert found == ["Arms", "Troops", "Arms", "troops", "Troops", "Arms"]


def test_a_side_without_hits_has_nothing_to_be_near() -> None:
    nothing = plans.Not(word("zz"))

    assert Text("a b").find(nothing) == []
    assert Text("a b").find(plans.Near(word("a"), nothing, "word", 9)) is None


def test_at_least_counts_distinct_hits() -> None:
    text = Text("a b a")

    assert text.find(plans.AtLeast(2, word("a"))) == ["a", "a"]
    assert text.find(plans.AtLeast(3, plans.Or((word("a"), word("a"))))) is None
    assert text.find(plans.AtLeast(3, plans.Or((word("a"), word("b"))))) == ["a", "b", "a"]
    assert text.find(plans.AtLeast(1, plans.Everything())) is None


def test_and_or_not_unite_the_hits_of_what_matches() -> None:
    text = Text("a b")
    a, b, absent = word("a"), word("b"), word("zz")

    assert text.find(plans.And((b, a, plans.Not(absent)))) == ["a", "b"]
    assert text.find(plans.And((a, absent))) is None
    assert text.find(plans.Or((a, absent))) == ["a"]
    assert text.find(plans.Not(a)) is None
    assert text.find(plans.And(())) == []
    assert text.find(plans.Or(())) is None


def test_sets_of_articles_match_by_number_without_hits() -> None:
    assert Text("a").find(plans.Articles(frozenset({1})), number=1) == []
    assert Text("a").find(plans.Articles(frozenset({1})), number=2) is None
    assert Text("a").find(plans.NOTHING) is None


def test_zones_narrow_and_furniture_is_left_out_unless_asked_for() -> None:
    text = Text(("title", -1, "a"), ("body", -1, "a"), ("caption", -1, "a"), ("ui", -1, "a"))

    assert len(text.find(word("a")) or ()) == 3
    assert len(text.find(word("a"), furniture=True) or ()) == 4
    assert len(text.find(word("a", zones=(0, 2))) or ()) == 2
    assert len(text.find(word("a", zones=(3,))) or ()) == 1


def test_spellings_are_counted_as_written_the_most_frequent_first() -> None:
    text = Text("Zelenski met Zelensky. Zelenski! Volodymyr Zelensky.")
    plan = plans.Or((word("Zelenski", "Zelensky"), phrase("Volodymyr Zelensky")))
    hits = find_hits(plan, text.tokens, text.terms) or []

    counts = matched(plan, hits, text.tokens, text.terms)

    assert list(counts.items()) == [("Zelenski", 2), ("Zelensky", 2), ("Volodymyr Zelensky", 1)]


def test_what_is_denied_is_no_leaf() -> None:
    a, b, c = word("a"), word("b"), word("c")
    plan = plans.And((plans.Near(a, plans.AtLeast(2, b)), plans.Not(c)))

    assert list(leaves(plan)) == [a, b]


def test_a_title_without_text_has_negative_places() -> None:
    found = tokens("Body here.\n", [Line(1, 0, 10, "body")], title="War news")
    terms = ["war\x1fWar", "news", "body\x1fBody", "here"]

    hits = find_hits(phrase("War news"), found, terms) or []

    ((start, end),) = spans(hits, found)
    assert "War news"[start + 9 : end + 9] == "War news"


def test_a_long_monotonous_article_takes_no_time_to_speak_of() -> None:
    text = Text("war peace " * 20_000)
    war, peace = word("war"), word("peace")

    assert len(text.find(plans.Near(war, peace, "word", 900)) or ()) == 40_000
    assert len(text.find(phrase("war peace war peace", 900)) or ()) == 19_999
    assert len(text.find(phrase("war peace war peace", 9, ordered=False)) or ()) == 39_997
    assert text.find(phrase("war peace zz", 900, ordered=False)) is None
