"""Numbers of one and two digits in words, so that `2` and `two` are one answer."""

from core.answers.word_lists import in_order


def in_words(word: str) -> str:
    """`42` as `forty two`; anything else as it is."""
    if len(word) > 2 or not (word.isascii() and word.isdecimal()) or (len(word) == 2 and word[0] == "0"):
        return word
    ones, tens, number = in_order("ones"), in_order("tens"), int(word)
    if number < len(ones):
        return ones[number]
    ten, one = divmod(number, 10)
    return f"{tens[ten - 2]} {ones[one]}" if one else tens[ten - 2]
