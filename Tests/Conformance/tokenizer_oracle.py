# SPDX-License-Identifier: Apache-2.0
"""Says how the reference tokenizers cut and number many texts.

    tokenizer_oracle.py < questions > answers

The process stays: every request is answered and flushed before the next is read. All numbers are
four bytes, little-endian. A request is one byte and its fields; a field is a length and as many
bytes:

    'L'  load      what, argument      a reference to ask from now on
    'E'  encode    count, count texts  the ids of each text, special tokens recognised
    'P'  pieces    count, count texts  the pre-tokens of each text: their ends as byte offsets
    'N'  normalize count, count texts  each text as the normalizer leaves it, UTF-8
    'D'  decode    count, count lists  the bytes of each list of ids
    'C'  classes   count, count texts  the class and the column of each pre-token: `lower:3 …`

An answer is one byte, 0 or 1. After 0 follow, for 'L', nothing; else for each text a length and as
many numbers ('E', 'P') or bytes ('N', 'D', 'C'). After 1 follows a field with the error's text.

What can be loaded, as what = argument (JSON, but for the paths):

    tokenizer-json = path         Hugging Face `tokenizers`; also answers 'P' and 'N'
    pipeline-json  = {"normalizer": …, "pre_tokenizer": …}
                                  only 'P' and 'N', of parts as they stand in a tokenizer.json
    estimator      = {"normalizer": …, "pre_tokenizer": …}
                                  only 'C', as scripts/fit-token-estimator has it
    tiktoken       = {"path", "pattern", "special": {"<|text|>": id, …}}
    sentencepiece  = path         no special tokens are recognised
    tekken         = path         mistral-common; no special tokens are recognised

Texts are UTF-8; what is not is taken with replacement characters. Pieces are those of the text as
it is given: it is not normalised and added tokens are not cut out before, so leave them out or
expect them in pieces.
"""

import base64
import importlib.machinery
import importlib.util
import json
import pathlib
import struct
import sys


def text_of(field):
    return field.decode("utf-8", "replace")


class HuggingFace:
    """A tokenizer.json, or parts of one."""

    def __init__(self, definition):
        import tokenizers

        self.tokenizer = tokenizers.Tokenizer.from_str(definition)
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    @classmethod
    def file(cls, path):
        with open(path, encoding="utf-8") as file:
            return cls(file.read())

    @classmethod
    def pipeline(cls, definition):
        model = {"type": "BPE", "vocab": {}, "merges": []}
        parts = {"added_tokens": [], "post_processor": None, "decoder": None, "model": model}
        return cls(json.dumps({"version": "1.0", **parts, **json.loads(definition)}))

    def encode(self, texts):
        encodings = self.tokenizer.encode_batch_fast(
            [text_of(text) for text in texts], add_special_tokens=False
        )
        return [encoding.ids for encoding in encodings]

    def pieces(self, texts):
        pre_tokenizer = self.tokenizer.pre_tokenizer
        return [ends_of(pre_tokenizer, text_of(text)) for text in texts]

    def normalize(self, texts):
        normalizer = self.tokenizer.normalizer
        texts = [text_of(text) for text in texts]
        if normalizer:
            texts = [normalizer.normalize_str(text) for text in texts]
        return [text.encode() for text in texts]

    def decode(self, lists):
        texts = self.tokenizer.decode_batch(lists, skip_special_tokens=False)
        return [text.encode() for text in texts]


def ends_of(pre_tokenizer, text):
    """Returns the byte offsets at which the pieces of a text end."""
    if not text:
        return []
    if pre_tokenizer is None:
        return [len(text.encode())]
    # The offsets are in characters; those of one byte each need no counting.
    pieces = [offsets for _, offsets in pre_tokenizer.pre_tokenize_str(text)]
    if text.isascii():
        return [end for _, end in pieces]
    ends, position, size = [], 0, 0
    for _, end in pieces:
        size += len(text[position:end].encode())
        position = max(position, end)
        ends.append(size)
    return ends


class Estimator:
    """The classes of pre-tokens, as the tables for estimates are fitted by."""

    def __init__(self, definition):
        path = pathlib.Path(__file__).resolve().parents[2] / "scripts/fit-token-estimator"
        loader = importlib.machinery.SourceFileLoader("fit_token_estimator", str(path))
        specification = importlib.util.spec_from_loader(loader.name, loader)
        self.fit = importlib.util.module_from_spec(specification)
        loader.exec_module(self.fit)
        self.pre_tokenizer = HuggingFace.pipeline(definition).tokenizer.pre_tokenizer

    def classes(self, texts):
        return [" ".join(self.names(text_of(text))).encode() for text in texts]

    def names(self, text):
        for piece, _ in self.pre_tokenizer.pre_tokenize_str(text) if text else []:
            name = self.fit.classify(piece).replace(" ", "-")
            yield f"{name}:{self.fit.bucket(len(piece.encode()))}"


class Tiktoken:
    """A rank file with its pattern and special tokens."""

    def __init__(self, argument):
        import tiktoken

        definition = json.loads(argument)
        with open(definition["path"], "rb") as file:
            pairs = [line.split() for line in file if line.strip()]
        self.encoding = tiktoken.Encoding(
            "oracle",
            pat_str=definition["pattern"],
            mergeable_ranks={base64.b64decode(token): int(rank) for token, rank in pairs},
            special_tokens=definition.get("special", {}),
        )

    def encode(self, texts):
        return self.encoding.encode_batch(
            [text_of(text) for text in texts], num_threads=1, allowed_special="all"
        )

    def decode(self, lists):
        return [self.encoding.decode_bytes(ids) for ids in lists]


class SentencePiece:
    """A SentencePiece model."""

    def __init__(self, path):
        import sentencepiece

        self.model = sentencepiece.SentencePieceProcessor(model_file=path)

    def encode(self, texts):
        return self.model.encode([text_of(text) for text in texts], num_threads=1)

    def normalize(self, texts):
        return [self.model.normalize(text_of(text)).encode() for text in texts]

    def decode(self, lists):
        return [self.model.decode(ids).encode() for ids in lists]


class Tekken:
    """Mistral's tekken.json."""

    def __init__(self, path):
        from mistral_common.tokens.tokenizers.tekken import Tekkenizer

        self.tokenizer = Tekkenizer.from_file(path)

    def encode(self, texts):
        return [self.tokenizer.encode(text_of(text), bos=False, eos=False) for text in texts]


LOADERS = {
    "tokenizer-json": HuggingFace.file,
    "pipeline-json": HuggingFace.pipeline,
    "estimator": Estimator,
    "tiktoken": Tiktoken,
    "sentencepiece": SentencePiece,
    "tekken": Tekken,
}


class Conversation:
    """Requests and answers over two streams."""

    def __init__(self, questions, answers):
        self.questions = questions
        self.answers = answers
        self.reference = None

    def number(self):
        return struct.unpack("<I", self.exactly(4))[0]

    def field(self):
        return self.exactly(self.number())

    def exactly(self, size):
        data = self.questions.read(size)
        if len(data) != size:
            sys.exit("tokenizer_oracle: the input ends within a request")
        return data

    def answer(self, kind):
        """Reads the fields of a request and returns the parts of its answer."""
        if kind == b"L":
            what, argument = self.field().decode(), self.field().decode()
            self.reference = None
            self.reference = LOADERS[what](argument)
            return []
        fields = [self.field() for _ in range(self.number())]
        if self.reference is None:
            raise ValueError("nothing is loaded")
        if kind == b"D":
            lists = [[*struct.unpack(f"<{len(ids) // 4}I", ids)] for ids in fields]
            return [(len(text), text) for text in self.reference.decode(lists)]
        if kind == b"N":
            return [(len(text), text) for text in self.reference.normalize(fields)]
        if kind == b"C":
            return [(len(text), text) for text in self.reference.classes(fields)]
        ask = {b"E": "encode", b"P": "pieces"}[kind]
        lists = getattr(self.reference, ask)(fields)
        return [(len(numbers), struct.pack(f"<{len(numbers)}I", *numbers)) for numbers in lists]

    def run(self):
        while kind := self.questions.read(1):
            try:
                parts = self.answer(kind)
                self.answers.write(b"\0")
                for size, data in parts:
                    self.answers.write(struct.pack("<I", size) + data)
            except Exception as error:  # Whatever it is, the other side shall read it.
                text = f"{type(error).__name__}: {error}".encode()
                self.answers.write(b"\1" + struct.pack("<I", len(text)) + text)
            self.answers.flush()


if __name__ == "__main__":
    Conversation(sys.stdin.buffer, sys.stdout.buffer).run()
