// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TuningData

@Suite struct CostReporterTests {
  private let prices: Prices

  init() throws {
    prices = try Prices()
  }

  @Test func `A plain estimate`() throws {
    let estimate = try prices.estimate("Qwen/Qwen3.5-9B", tokens: 40_389_235) {
      $0.epochs = 3
      $0.evaluations = 2
      $0.validation = TokenTotal(exactly: 1000, rows: 5)
    }
    #expect(
      CostTextReporter().report(estimate, budget: USD("50"))
        == """
        Qwen/Qwen3.5-9B (SFT with LoRA, prices of 2026-11-24)

          training    40,389,235 tokens × 3 epochs
          validation  1,000 tokens × 2 evaluations
          billed      121,169,705 tokens
          rate        $0.34 per million tokens (official blog, 2026-09-11: Together blog of 2026-09-11)
          metered     $41.20
          minimum     $4.00 (third party, 2026-10-08: notes on the live page, PaulKinlan/mwg-train)
          total       $41.20
          budget      $50.00, kept

        """)
    #expect(CostTextReporter().line(estimate) == "cost: $41.20 for 3 epochs of SFT with LoRA\n")
  }

  @Test func `An estimate with ranges and notes`() throws {
    let train = TokenTotal(
      tokens: 970_000...1_030_000, beyondContext: 0...5000, inPrompts: 400_000...420_000, rows: 9,
      isEstimated: true)
    let job = try prices.job("google/gemma-4-31B-it", train: train) { $0.method = .dpo }
    let estimate = try CostEstimate(job, prices: prices.prices)
    #expect(
      CostTextReporter().report(estimate, budget: USD("10"))
        == """
        google/gemma-4-31B-it (DPO with LoRA, prices of 2026-11-24)

          training    ≈ 965,000 to 1,450,000 tokens × 1 epoch
          billed      ≈ 965,000 to 1,450,000 tokens
          rate        $2.62 per million tokens (official blog, 2026-09-11: Together blog of 2026-09-11)
          metered     $2.53 to $3.80
          minimum     $4.00 (official page, 2026-09: Together documentation on prices)
          minimum     $4.00 to $22.00 (third party, 2026-09-19: an article of another site)
          total       $4.00 to $22.00
          budget      $10.00, may be exceeded

        note[minimums-conflict]: the sources give different minimum charges; the total covers all of them
        note[cut-tokens]: some rows are longer than the model takes; whether the tokens that are cut are billed is not known, and the total covers both
        note[prompts-once-or-twice]: whether the prompt of a pair is billed once or with each answer is not known; the total covers both
        note[tokens-estimated]: the tokens were estimated; a tokenizer makes them exact

        """)
  }

  @Test func `An estimate without a rate`() throws {
    let estimate = try prices.estimate("moonshotai/Kimi-K2.6", tokens: 1)
    #expect(
      CostTextReporter().report(estimate, budget: USD("2"))
        == """
        moonshotai/Kimi-K2.6 (SFT with LoRA, prices of 2026-11-24)

          training    1 token × 1 epoch
          billed      1 token
          minimum     $4.00 to $22.00 (third party, 2026-09-19: an article of another site)
          minimum     $4.00 to $60.00 (third party, undated: another article of another site, written after September 2026)
          total       unknown, at least $4.00
          budget      $2.00, exceeded

        note[no-rate]: no rate is published for this job; another site gave $2.03 to $7.00 (SFT) and $5.08 to $17.50 (DPO) for LoRA on models of 70B and larger on 2026-09-19; whether this model is one of them is not known
        note[minimums-conflict]: the sources give different minimum charges; the total covers all of them

        """)
  }

  @Test func `Colour marks what matters`() throws {
    let estimate = try prices.estimate("zai-org/GLM-5.1", tokens: 1)
    let text = CostTextReporter(style: TextStyle(usesColor: true)).report(estimate)
    #expect(text.contains("\u{1B}[1mzai-org/GLM-5.1\u{1B}[0m"))
    #expect(text.contains("\u{1B}[1;36mnote[no-rate]\u{1B}[0m"))
  }

  @Test func `The document for programs`() throws {
    let estimate = try prices.estimate("Qwen/Qwen3.5-9B", tokens: 389_235) {
      $0.epochs = 3
      $0.packing = .padded(length: 4096)
    }
    #expect(
      CostJSONReporter().report(estimate, budget: USD("3.5"))
        == """
        {
          "version": 1,
          "model": "Qwen/Qwen3.5-9B",
          "method": "sft",
          "training": "lora",
          "epochs": 3,
          "evaluations": 0,
          "packing": false,
          "maxSequenceLength": 4096,
          "pricesOf": "2026-11-24",
          "tokens": {
            "perEpoch": {
              "lower": 409600,
              "upper": 409600
            },
            "perEvaluation": null,
            "billed": {
              "lower": 1228800,
              "upper": 1228800
            },
            "estimated": false
          },
          "rates": [
            {
              "usdPerMillionTokens": {
                "lower": 0.34,
                "upper": 0.34
              },
              "confidence": "official-blog",
              "date": "2026-09-11",
              "source": "Together blog of 2026-09-11",
              "note": null
            }
          ],
          "minimums": [
            {
              "usd": {
                "lower": 4.0,
                "upper": 4.0
              },
              "confidence": "third-party",
              "date": "2026-10-08",
              "source": "notes on the live page, PaulKinlan/mwg-train",
              "note": "Stated for the smallest models of the page, which are taken to be those up to 9B."
            }
          ],
          "metered": {
            "lower": 0.417792,
            "upper": 0.417792
          },
          "total": {
            "lower": 4.0,
            "upper": 4.0
          },
          "budget": {
            "usd": 3.5,
            "exceeded": "certainly"
          },
          "notes": [
            {
              "note": "padding",
              "message": "without packing every row is billed as 4,096 tokens; with packing an epoch would have 389,235 tokens"
            }
          ]
        }

        """)
  }

  @Test func `Amounts for programs are the decimals they are`() throws {
    let estimate = try prices.estimate(
      "Mixtral-8x7B-Instruct-v0.1", on: "2026-03-15", tokens: 389_235
    ) {
      $0.epochs = 3
    }
    #expect(CostJSONReporter().report(estimate).contains("\"lower\": 1.7515575,"))
  }
}
