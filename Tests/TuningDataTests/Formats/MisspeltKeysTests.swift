// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct MisspeltKeysTests {
  @Test(arguments: [
    ("message", "messages"), ("Messages", "messages"), ("mesage", "messages"),
    ("promt", "prompt"), ("completions", "completion"), ("texts", "text"), ("tool", "tools"),
    ("preferredOutput", "preferred_output"), ("non-preferred-output", "non_preferred_output"),
  ])
  func slipsOfKnownKeysAreCorrected(_ key: String, _ meant: String) {
    #expect(MisspeltKeys.correction(of: key, among: known, present: []) == meant)
  }

  @Test(arguments: ["tests", "title", "id", "output", "messages", "tokens", "", "mssg"])
  func otherKeysAreLeftAlone(_ key: String) {
    #expect(MisspeltKeys.correction(of: key, among: known, present: []) == nil)
  }

  @Test func aKeyThatIsThereWasNotMeant() {
    #expect(MisspeltKeys.correction(of: "message", among: known, present: ["messages"]) == nil)
  }

  @Test func theNearestKeyWins() {
    let correction = MisspeltKeys.correction(
      of: "tool_call_", among: ["tool_calls", "tool_call_id"], present: [])
    #expect(correction == "tool_calls")
  }

  private let known =
    DatasetFormat.allCases.flatMap(\.requiredKeys) + DatasetFormat.conversation.optionalKeys
}
