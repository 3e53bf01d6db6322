# SPDX-License-Identifier: Apache-2.0
"""The differences we know and keep, each with its reason.

DIFFERENCES lists single conversations: (our template, reference, shell pattern, reason). The two
tables above it hold what differs everywhere and would hide the rest; it is evened out first.
"""


def _functions(given):
    """GLM 4.7 declares the whole tool, GLM 5.1 its function alone, without `strict`."""
    tools = [tool["function"] for tool in given["tools"] or []]
    return given | {"tools": [{k: v for k, v in tool.items() if k != "strict"} for tool in tools]}


def _empty_system(text):
    """llama.cpp leaves out the empty line between an empty system text and the tools."""
    start = "<｜begin▁of▁sentence｜>"
    return text.replace(start + "## Tools", start + "\n\n## Tools", 1)


def _no_think(text):
    """llama.cpp opens the think block that the vendor's template closes without opening it."""
    return text.replace("<｜Assistant｜><think></think>", "<｜Assistant｜></think>")


# (our template, reference): what is done to the variables before the reference renders them
INPUT = {("glm-5", "llama.cpp 4.7"): _functions}
# (our template, reference): what is done to the reference's text
OUTPUT = {
    ("deepseek-v3.1", "llama.cpp"): _no_think,
    ("deepseek-v4", "llama.cpp"): _empty_system,
}

_TEXT = "the reimplementation parses arguments that are text; our template asks for an object"
_PARSED = "llama.cpp parses arguments that are text; our template asks for an object"
_PROMPT = "llama.cpp asks for an answer after any turn; the encoder after a user turn only"
_NONE = "absent content is nothing to us; the reimplementation prints Python's None for it"
_EMPTY = "the reimplementation wants messages; a template renders none as nothing"
_OPENED = "the encoder opens the assistant's turn whether asked to or not"
_PARTS = "llama.cpp prints parts as Python does; the encoder joins their text"
_KEEPS = "preserve_thinking is known from Qwen 3.6 on"
_KIMI_TAGS = "the reimplementation takes think tags out of the content; the templates of Kimi do not"
_DEVELOPER = "the encoder's developer role is not in our data formats; we refuse it"
_IGNORED = "llama.cpp leaves messages of unknown roles out; the encoder and we refuse them"
_SYSTEM = "llama.cpp moves all system texts to the front; the encoder leaves them in place"
_FIRST = "llama.cpp opens every assistant turn; the encoder opens it after a user turn only"
_NUMBER = "content that is a number is refused; only reimplementations see nothing or its digits in it"
_MEDIA = "images and other media are not rendered"

DIFFERENCES = [
    ("deepseek-v3.1", "llama.cpp", "*call-text*", "llama.cpp encodes text as JSON once more; the vendor's template does not"),
    ("deepseek-v3.1", "llama.cpp", "*string-arguments", "as call-text"),
    ("deepseek-v4", "renderers", "*call-text*", _TEXT),
    ("deepseek-v4", "renderers", "*string-arguments", _TEXT),
    ("deepseek-v4", "renderers", "*no-messages", _EMPTY),
    ("deepseek-v4", "renderers", "*developer", _DEVELOPER),
    ("deepseek-v4", "renderers", "number-content", _NUMBER),
    ("deepseek-v4", "renderers", "content-parts*", _MEDIA),
    ("deepseek-v4", "encoder", "*call-text*", _TEXT),
    ("deepseek-v4", "encoder", "*string-arguments", _TEXT),
    ("deepseek-v4", "encoder", "format-order-user-last", _OPENED),
    ("deepseek-v4", "encoder", "format-result-last", _OPENED),
    ("deepseek-v4", "encoder", "*parts*", "encoders before the one for images take text only"),
    ("deepseek-v4", "encoder", "*developer", _DEVELOPER),
    ("deepseek-v4", "encoder", "number-content", _NUMBER),
    ("deepseek-v4", "encoder", "thinking-on", "the first encoder knows one effort preamble, that of 0731 two"),
    ("deepseek-v4", "encoder", "user-tools-in-message", "tools of a message are an internal form of the encoder"),
    ("deepseek-v4", "llama.cpp", "*call-text*", _PARSED),
    ("deepseek-v4", "llama.cpp", "*string-arguments", _PARSED),
    ("deepseek-v4", "llama.cpp", "*results-swapped", "llama.cpp leaves results in their order; the encoder sorts them by call"),
    ("deepseek-v4", "llama.cpp", "prefill", _PROMPT),
    ("deepseek-v4", "llama.cpp", "only-system", _PROMPT),
    ("deepseek-v4", "llama.cpp", "*parts*", _PARTS),
    ("deepseek-v4", "llama.cpp", "*assistant-first", _FIRST),
    ("deepseek-v4", "llama.cpp", "*assistant-only", _FIRST),
    ("deepseek-v4", "llama.cpp", "number-content", _NUMBER),
    ("deepseek-v4", "llama.cpp", "format-order-two-assistants", _FIRST),
    ("deepseek-v4", "llama.cpp", "*developer", _DEVELOPER),
    ("deepseek-v4", "llama.cpp", "*unknown*", _IGNORED),
    ("deepseek-v4", "llama.cpp", "*system-late", _SYSTEM),
    ("deepseek-v4", "llama.cpp", "*system-twice", _SYSTEM),
    ("glm-5", "renderers 5.1", "*call-text*", _TEXT),
    ("glm-5", "renderers 5.1", "*string-arguments", _TEXT),
    ("glm-5", "renderers 5.1", "format-*without-content", _NONE),
    ("glm-5", "renderers 5.1", "*content-null", _NONE),
    ("glm-5", "renderers 5.1", "*no-parameters", _NONE),
    ("glm-5", "renderers 5.1", "missing-content", _NONE),
    ("glm-5", "renderers 5.1", "*-content-call", _NONE),
    ("glm-5", "renderers 5.1", "*no-messages", _EMPTY),
    ("glm-5", "llama.cpp 4.7", "*result-parts", "GLM 4.7 prints parts of results as Python does"),
    ("kimi-k2", "renderers 2.5", "*no-messages", _EMPTY),
    ("kimi-k2", "renderers 2.5", "*reasoning-in-content", _KIMI_TAGS),
    ("kimi-k2", "renderers 2.5", "*special-tokens", _KIMI_TAGS),
    ("kimi-k2", "renderers 2.5", "format-thinking-kept", "preserve_thinking is known from Kimi K2.6 on"),
    ("qwen3.5", "trl think", "format-thinking-kept", _KEEPS),
    ("qwen3.5", "trl nothink", "format-thinking-kept", _KEEPS),
]
