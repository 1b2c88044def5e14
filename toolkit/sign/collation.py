"""Sign: texts in the order of a language, by the collation of ICU (CLDR), which comes inside V8."""

import json
from collections.abc import Sequence

from toolkit.base.digest import digest
from toolkit.base.javascript import JavaScript
from toolkit.base.memo import Memo

_CODE = """
function order(texts, language) {
  const list = JSON.parse(texts);
  const collator = new Intl.Collator(language, {numeric: true});
  const compare = (one, other) => {
    for (let at = 0; at < one.length; at++) {
      const found = collator.compare(one[at], other[at]);
      if (found) return found;
    }
    return 0;
  };
  const places = list.map((_, at) => at);
  places.sort((one, other) => compare(list[one], list[other]) || one - other);
  return JSON.stringify(places);
}
"""


def collated(keys: Sequence[tuple[str, ...]], lang: str, memo: Memo) -> tuple[int, ...]:
    """The numbers of `keys` (all of the same length) in the order of the language `lang`, a BCP 47 tag.

    Keys are compared part by part; numbers in them by their value; equal keys stay as they were. The rules are those of
    the Unicode Collation Algorithm with the tailoring of the language: Swedish å ä ö after z, Spanish ñ after n.
    """
    if len(keys) < 2:
        return tuple(range(len(keys)))
    request = json.dumps(keys, ensure_ascii=False)
    key = digest("\n".join((_CODE, lang, request)))
    answer = memo(f"order-{key}", lambda: _ordered(request, lang))
    return tuple(json.loads(answer))


def _ordered(request: str, lang: str) -> str:
    with JavaScript(_CODE) as engine:
        return engine.call("order", request, lang)
