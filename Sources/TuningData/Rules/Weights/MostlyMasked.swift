// SPDX-License-Identifier: Apache-2.0

extension Rule {
  static let mostlyMasked = Rule(
    "weights/mostly-masked", .warning,
    summary: "Less than 5 % of the file's tokens are trained on.",
    why: """
      All tokens are billed, those of prompts too, but only those of answers are learned from: below
      5 % each token that teaches is paid for more than twenty times over. It also means few of them
      in a batch, and a loss that jumps. Chats mostly have between a fifth and two thirds; long
      contexts with short answers, as in classification and retrieval, have less, and then the figure
      may be as it has to be. Often it is not: a system prompt that is repeated in every row, tools
      that no row calls, answers with the weight 0, or cut away at the end of the context.

      The share is that of all sequences after the cut. It says the same of an estimate, since its
      error is much the same for both counts.
      """,
    help: "shorten what is repeated in the prompts, or accept the price",
    sources: ["docs.together.ai, fine-tuning pricing"],
    flagged: [
      .counted(
        #"""
        {"prompt": "It rained on Monday, on Tuesday and on Sunday. On how many days did it rain? ", \#
        "completion": "3"}
        """#)
    ],
    allowed: [
      .counted(
        #"""
        {"prompt": "It rained on Monday, on Tuesday and on Sunday. On how many days did it rain? ", \#
        "completion": "On three days."}
        """#),
      .counted(
        #"""
        {"messages": [{"role": "user", "content": "Hi"}, \#
        {"role": "assistant", "content": "Hello", "weight": 0}]}
        """#),
    ],
    check: .totals { file, findings in
      guard let total = file.tokens?.total else { return }
      let trained = total.trained - total.trainedBeyondContext
      let all = total.total - total.beyondContext
      // Without any, every row is told by itself.
      guard trained > 0, all > 0, trained < all / 20 else { return }
      let percent = Quantity.oneDecimal(Double(trained) * 100 / Double(all))
      findings.reportFile(
        "\(file.counted(trained)) of \(Quantity.grouped(all)) are trained on, \(percent) %")
    })
}
