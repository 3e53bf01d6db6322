// SPDX-License-Identifier: Apache-2.0

/// Lines like those of real training files, one for every shape that the service takes.
public enum SampleLines {
  /// The lines, without line ends.
  public static let all: [[UInt8]] = (conversations + others).map { Array($0.utf8) }

  private static let conversations = [
    #"{"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}"#,
    #"{"messages": [{"role": "system", "content": "You are terse."}, {"role": "user", "content": "What is 2 + 2?\nShow the steps."}, {"role": "assistant", "content": "4"}]}"#,
    #"{"messages": [{"role": "user", "content": "Übersetze „Straße“ ins Japanische 😀"}, {"role": "assistant", "content": "通り (tōri) \u2014 \ud83d\ude00", "weight": 1}]}"#,
    #"{"messages": [{"role": "user", "content": "Weather?"}, {"role": "assistant", "content": null, "tool_calls": [{"id": "call_1", "type": "function", "function": {"name": "weather", "arguments": "{\"city\": \"Oslo\"}"}}]}, {"role": "tool", "tool_call_id": "call_1", "content": "{\"celsius\": -3.5}"}, {"role": "assistant", "content": "It is −3.5 °C."}], "tools": [{"type": "function", "function": {"name": "weather", "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}}}]}"#,
    #"{"messages": [{"role": "user", "content": [{"type": "text", "text": "What is this?"}, {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgo="}}]}, {"role": "assistant", "content": [{"type": "text", "text": "A square."}]}]}"#,
    #"{"messages": [{"role": "user", "content": "Why?"}, {"role": "assistant", "reasoning_content": "They ask why.", "content": "<think>\nBecause.\n</think>\n\nBecause."}]}"#,
    #" { "messages" : [ { "content" : "keys in another order" , "role" : "user" } , { "content" : "fine" , "role" : "assistant" , "name" : "bot" } ] } "#,
  ]

  private static let others = [
    #"{"prompt": "Once upon a time", "completion": " there was a linter."}"#,
    #"{"text": "The quick brown fox jumps over the lazy dog.\tAnd again: \"quoted\", C:\\path\\file, 1/2."}"#,
    #"{"input": {"messages": [{"role": "user", "content": "Which?"}]}, "preferred_output": [{"role": "assistant", "content": "This one."}], "non_preferred_output": [{"role": "assistant", "content": "None."}]}"#,
    #"{"instruction": "Add.", "input": "1 and 2", "output": "3"}"#,
    #"{"conversations": [{"from": "human", "value": "Hi"}, {"from": "gpt", "value": "Hello"}]}"#,
    #"{"custom_id": "r-1", "method": "POST", "url": "/v1/chat/completions", "body": {"model": "m", "max_tokens": 10}}"#,
    #"[0, -1, 2.5, 1e3, -0.0E-7, 1234567890123456789, true, false, null, "", {}, [], [[]], {"a": {"a": 1, "a": 2}}]"#,
    #"{"é😀": "\u00e9\ud83d\ude00\u0000\\", "\u0061": 1, "a": 2}"#,
    #"-12.75e+10"#, #""a string alone""#, "null", "[[[[[[[[[[1]]]]]]]]]]",
  ]
}
