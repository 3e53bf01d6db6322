// SPDX-License-Identifier: Apache-2.0
// swift-format-ignore-file
// Generated from schemas/prices; to renew it: make docs

/// The files of `schemas/prices` as they were when the package was built.
enum EmbeddedPrices {
  static let files: [(name: String, text: String)] = [
    ("schemas/prices/minimums.yaml", #"""
# SPDX-License-Identifier: Apache-2.0
# The least that a job costs, in US dollars, beside the minimums in the price lists. The sources
# conflict: all that may hold on a day are given.
as-of: 2026-10-08
source: Together documentation and pricing page
defaults:
  confidence: official-page
minimums:
  - scope: {all: true}
    in-force-by: 2025-11-01
    until: 2026-07-31
    amount: 0
    evidence: 2025-11-14
    source: Together support page and questions and answers, "no minimum"
    note: A job of March 2026 was billed 1.75 USD. When this ended is not known, before August 2026.
  - scope: {all: true}
    from: 2026-04-01
    until: 2026-09-10
    amount: 4.00
    evidence: 2026-08
    source: Together documentation on prices
    note: Introduced on an unknown day between April and August 2026.
  - scope: {all: true}
    from: 2026-08-01
    until: 2026-09-10
    amount: 0
    evidence: 2026-08
    source: Together documentation on prices
    note: Some models are exempt; which was not said.
  - scope: {all: true}
    from: 2026-09-11
    amount: 4.00
    evidence: 2026-09
    source: Together documentation on prices
    note: Stated for jobs in general.
  - scope: {all: true}
    from: 2026-09-11
    amount: {from: 4.00, to: 22.00}
    confidence: third-party
    evidence: 2026-09-19
    source: an article of another site
    note: The range over the models of the list.
  - scope: {parameters: {to: 9}}
    from: 2026-09-11
    amount: 4.00
    confidence: third-party
    evidence: 2026-10-08
    source: notes on the live page, PaulKinlan/mwg-train
    note: Stated for the smallest models of the page, which are taken to be those up to 9B.
  - scope: {parameters: {from: 70}}
    from: 2026-09-11
    amount: {from: 4.00, to: 22.00}
    confidence: third-party
    evidence: 2026-09-19
    source: an article of another site
    note: The range over the models of the list.
  - scope: {parameters: {from: 70}}
    from: 2026-09-11
    amount: {from: 4.00, to: 60.00}
    confidence: third-party
    source: another article of another site, written after September 2026
    note: >-
      The range over the models of the list; its upper end is taken to be that of large models, as
      60.00 was the minimum of Kimi K2 before.
"""#),
    ("schemas/prices/since-2026-09.yaml", #"""
# SPDX-License-Identifier: Apache-2.0
# The price list that holds since 2026-09-11, in US dollars for a million tokens, as far as it is
# known. The page itself was not seen; see until-2026-09.yaml for the keys.
as-of: 2026-10-08
source: Together blog of 2026-09-11
defaults:
  from: 2026-09-11
  confidence: official-blog
  evidence: 2026-09-11
rates:
  - scope: {models: [Qwen/Qwen3.5-9B]}
    sft: {lora: 0.34}
    dpo: {lora: 0.84}
  - scope: {models: [Qwen/Qwen3.8-27B, google/gemma-4-31B-it]}
    sft: {lora: 1.05}
    dpo: {lora: 2.62}
  - scope: {models: [openai/gpt-oss-120b]}
    sft: {lora: 2.50}
    dpo: {lora: 6.25}
  - scope: {models: [openai/gpt-oss-20b]}
    sft: {lora: 0.40}
    dpo: {lora: 1.00}

  - scope: {models: [meta-llama/Llama-3.3-70B-Instruct-Reference]}
    sft: {lora: 2.03}
    dpo: {lora: 5.08}
    confidence: third-party
    evidence: null
    source: an article of another site, written after September 2026
  - scope: {models: [deepseek-ai/DeepSeek-V3.1]}
    sft: {lora: 7.00}
    confidence: third-party
    evidence: null
    source: an article of another site, written after September 2026
  - scope: {models: [deepseek-ai/DeepSeek-V3.1]}
    dpo: {lora: 17.50}
    confidence: derived
    evidence: 2026-09-19
    source: the upper end of a range in an article of another site
    note: Taken from "2.03-7.00 and 5.08-17.50 for 70B and larger", as 7.00 is its price for SFT.

  - scope: {parameters: {to: 9}}
    sft: {lora: 0.34}
    dpo: {lora: 0.84}
    confidence: third-party
    evidence: 2026-09-19
    source: an article of another site, grouping the models from 0.8B to 9B
  - scope: {parameters: {from: 27, to: 35}}
    sft: {lora: 1.05}
    dpo: {lora: 2.62}
    confidence: third-party
    evidence: 2026-09-19
    source: an article of another site, grouping the models from 27B to 35B
  - scope: {parameters: {from: 70}}
    sft: {lora: {from: 2.03, to: 7.00}}
    dpo: {lora: {from: 5.08, to: 17.50}}
    confidence: third-party
    evidence: 2026-09-19
    source: an article of another site, grouping the models of 70B and larger
    note: Only the range of the group is known.

  - scope: {parameters: {to: 9}}
    sft: {full: 0.38}
    confidence: third-party
    evidence: 2026-10-08
    source: notes on the live page, PaulKinlan/mwg-train
    note: Stated for the smallest models of the page, which are taken to be those up to 9B.
  - scope: {parameters: {to: 9}}
    dpo: {full: 0.95}
    confidence: derived
    evidence: null
    source: the old price times 0.70, the factor of the LoRA prices of all groups
  - scope: {parameters: {from: 27, to: 35}}
    sft: {full: 1.16}
    dpo: {full: 2.88}
    confidence: derived
    evidence: null
    source: the old price times 0.70, the factor of the LoRA prices of all groups
  - scope: {parameters: {from: 70, to: 70}}
    sft: {full: 2.24}
    dpo: {full: 5.60}
    confidence: derived
    evidence: null
    source: the old price times 0.70, the factor of the LoRA prices of all groups

# These lie in the range of "70B and larger", but prices of single models above 100B were never part
# of such a group, and no figure for them was found.
unpublished:
  - scope:
      models:
        [Qwen/Qwen3.5-122B-A10B, Qwen/Qwen3.5-397B-A17B,
         nvidia/NVIDIA-Nemotron-3-Super-120B-A12B-BF16, moonshotai/Kimi-K2.6,
         moonshotai/Kimi-K2.7-Code, zai-org/GLM-5.1, deepseek-ai/DeepSeek-V4-Flash,
         meta-llama/Llama-4-Scout-17B-16E-Instruct,
         meta-llama/Llama-4-Scout-17B-16E-Instruct-VLM,
         meta-llama/Llama-4-Maverick-17B-128E-Instruct,
         meta-llama/Llama-4-Maverick-17B-128E-Instruct-VLM]
    note: >-
      another site gave $2.03 to $7.00 (SFT) and $5.08 to $17.50 (DPO) for LoRA on models of 70B and
      larger on 2026-09-19; whether this model is one of them is not known
"""#),
    ("schemas/prices/until-2026-09.yaml", #"""
# SPDX-License-Identifier: Apache-2.0
# The price list that held until 2026-09-10, in US dollars for a million tokens.
#
# scope        all, a bracket, parameters in billions, or models by id; where several prices are
#              stated for a model, those for the model itself count, then those for its group
# from         the first day; in-force-by: a day by which it held already
# until        the last day; left out while it holds
# minimum      the least a job costs; 0 where it was stated that there is none
as-of: 2026-08-02
source: Together pricing page as crawled on 2026-02-13, still the same on 2026-08-02
defaults:
  in-force-by: 2026-02-13
  until: 2026-09-10
  confidence: official-page
  evidence: 2026-02-13
rates:
  - scope: {bracket: up-to-16B}
    in-force-by: 2025-11-01
    sft: {lora: 0.48, full: 0.54}
    dpo: {lora: 1.20, full: 1.35}
  - scope: {bracket: 17B-to-69B}
    in-force-by: 2025-11-01
    sft: {lora: 1.50, full: 1.65}
    dpo: {lora: 3.75, full: 4.12}
    note: Some copies of the list give 3.75 as a price of full tuning; it is that of DPO with LoRA.
  - scope: {bracket: 70B-to-100B}
    in-force-by: 2025-11-01
    sft: {lora: 2.90, full: 3.20}
    dpo: {lora: 7.25, full: 8.00}

  - scope:
      models:
        [deepseek-ai/DeepSeek-R1-0528, deepseek-ai/DeepSeek-R1, deepseek-ai/DeepSeek-V3-0324,
         deepseek-ai/DeepSeek-V3, deepseek-ai/DeepSeek-V3-Base, deepseek-ai/DeepSeek-V3.1-Base,
         deepseek-ai/DeepSeek-V3.1]
    sft: {lora: 10.00}
    dpo: {lora: 25.00}
    minimum: 20.00
  - scope: {models: [zai-org/GLM-4.6, zai-org/GLM-4.7]}
    sft: {lora: 9.00}
    dpo: {lora: 22.50}
    minimum: 27.00
  - scope: {models: [openai/gpt-oss-120b]}
    sft: {lora: 5.00}
    dpo: {lora: 12.50}
    minimum: 6.00
  - scope:
      models:
        [moonshotai/Kimi-K2-Thinking, moonshotai/Kimi-K2-Instruct-0905,
         moonshotai/Kimi-K2-Instruct, moonshotai/Kimi-K2-Base]
    sft: {lora: 15.00}
    dpo: {lora: 37.50}
    minimum: 60.00
    note: Whether K2.5 and later had this price too is not known.
  - scope:
      models:
        [meta-llama/Llama-4-Maverick-17B-128E, meta-llama/Llama-4-Maverick-17B-128E-Instruct,
         meta-llama/Llama-4-Maverick-17B-128E-Instruct-VLM]
    sft: {lora: 8.00}
    dpo: {lora: 20.00}
    minimum: 16.00
    note: A job of March 2026, metered at 12.87 USD, was billed 16.00 USD.
  - scope:
      models:
        [meta-llama/Llama-4-Scout-17B-16E, meta-llama/Llama-4-Scout-17B-16E-Instruct,
         meta-llama/Llama-4-Scout-17B-16E-Instruct-VLM]
    sft: {lora: 3.00}
    dpo: {lora: 7.50}
    minimum: 6.00
  - scope: {models: [Qwen/Qwen3-Coder-480B-A35B-Instruct]}
    sft: {lora: 9.00}
    dpo: {lora: 22.50}
    minimum: 18.00
  - scope: {models: [Qwen/Qwen3-235B-A22B, Qwen/Qwen3-235B-A22B-Instruct-2507]}
    sft: {lora: 6.00}
    dpo: {lora: 15.00}
    minimum: 0
    note: The page states that there is no minimum.

  - scope: {models: [Qwen/Qwen3.6-35B-A3B]}
    in-force-by: 2026-08-01
    sft: {lora: 1.50}
    minimum: 4.00
    confidence: paid-job
    evidence: 2026-08
    source: notes on a paid job, Puerperium-RS docs/gotchas.md
    note: 50,319 tokens were metered at about 0.076 USD and charged 4.00 USD.
"""#),
  ]
}
