// SPDX-License-Identifier: Apache-2.0
// swift-format-ignore-file
// Generated from schemas/templates; to renew it: make docs

/// The files of `schemas/templates` as they were when the package was built.
enum EmbeddedTemplates {
  static let files: [(name: String, text: String)] = [
    ("schemas/templates/deepseek-v3.1.jinja", #"""
{#- SPDX-License-Identifier: Apache-2.0
    DeepSeek V3.1, in the format of the chat template published with the model.
    The texts of all system messages stand bare at the front. An assistant turn that answers a user
    opens with the end of a think block, and only there; reasoning is never shown, tags in the content are
    cut off. thinking (or enable_thinking) opens a block for the turn to be generated, or for a last
    message with prefix. Tools are not declared: the vendor describes them in the system text. Arguments
    of calls stand as they are when they are text. -#}
{%- set thinks = thinking | default(enable_thinking | default(false)) -%}
{%- set at = namespace(system=0, after='') -%}
{{- bos_token -}}
{%- for message in messages -%}
  {%- if message.role == 'system' -%}
    {{- ('\n\n' if at.system else '') + message.content -}}
    {%- set at.system = at.system + 1 -%}
  {%- endif -%}
{%- endfor -%}
{%- for message in messages -%}
  {%- if message.role == 'user' -%}
    {{- '<｜User｜>' + message.content -}}
    {%- set at.after = 'user' -%}
  {%- elif message.role == 'tool' -%}
    {{- '<｜tool▁output▁begin｜>' + message.content + '<｜tool▁output▁end｜>' -}}
    {%- set at.after = 'tool' -%}
  {%- elif message.role == 'assistant' -%}
    {%- if at.after == 'user' -%}
      {{- '<｜Assistant｜>' -}}
      {{- '<think>' if message.prefix and thinks and not message.tool_calls else '</think>' -}}
    {%- endif -%}
    {%- generation -%}
      {%- if message.tool_calls -%}
        {{- message.content or '' -}}
        {{- '<｜tool▁calls▁begin｜>' -}}
        {%- for call in message.tool_calls -%}
          {%- set arguments = call.function.arguments -%}
          {{- '<｜tool▁call▁begin｜>' + call.function.name + '<｜tool▁sep｜>' -}}
          {{- arguments if arguments is string else arguments | tojson -}}
          {{- '<｜tool▁call▁end｜>' -}}
        {%- endfor -%}
        {{- '<｜tool▁calls▁end｜>' -}}
      {%- elif at.after != 'tool' and '</think>' in message.content -%}
        {{- message.content.split('</think>', 1)[1] -}}
      {%- else -%}
        {{- '' + message.content -}}
      {%- endif -%}
      {{- '<｜end▁of▁sentence｜>' -}}
    {%- endgeneration -%}
    {%- set at.after = 'assistant' -%}
  {%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt and at.after == 'user' -%}
  {{- '<｜Assistant｜>' + ('<think>' if thinks else '</think>') -}}
{%- endif -%}
"""#),
    ("schemas/templates/deepseek-v4.jinja", #"""
{#- SPDX-License-Identifier: Apache-2.0
    DeepSeek V4, written from the Python encoder that is published with the weights (encoding_dsv4.py);
    there is no template of the vendor.
    System texts stand bare. Users and tool results share one user turn until the assistant speaks;
    results stand in the order of the calls. In chat mode, the default, an assistant turn opens with a
    closing think tag; with thinking (or enable_thinking) it holds the reasoning after the last user
    turn, and everywhere when tools are declared or drop_thinking is false. Tools follow the first
    system text, or an empty one. reasoning_effort ("high" or "max") adds a preamble when thinking.
    Arguments of calls are an object; the encoder parses text, which a template cannot. -#}
{%- macro shown(content) -%}
  {%- if content is string -%}
    {{- content -}}
  {%- elif content -%}
    {%- for part in content -%}
      {%- if part.type != 'text' -%}
        {{- raise_exception('This template renders parts of the type text only.') -}}
      {%- endif -%}
      {{- ('\n\n' if not loop.first else '') + part.text -}}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro -%}
{%- macro declarations(tools) -%}
  {{- '\n\n## Tools\n\nYou have access to a set of tools to help answer the user\'s question. You can invoke tools by writing a "<｜DSML｜tool_calls>" block like the following:\n\n' -}}
  {{- '<｜DSML｜tool_calls>\n<｜DSML｜invoke name="$TOOL_NAME">\n<｜DSML｜parameter name="$PARAMETER_NAME" string="true|false">$PARAMETER_VALUE</｜DSML｜parameter>\n...\n</｜DSML｜invoke>\n<｜DSML｜invoke name="$TOOL_NAME2">\n...\n</｜DSML｜invoke>\n</｜DSML｜tool_calls>\n\n' -}}
  {{- 'String parameters should be specified as is and set `string="true"`. For all other types (numbers, booleans, arrays, objects), pass the value in JSON format and set `string="false"`.\n\n' -}}
  {{- 'If thinking_mode is enabled (triggered by <think>), you MUST output your complete reasoning inside <think>...</think> BEFORE any tool calls or final response.\n\nOtherwise, output directly after </think> with tool calls or final response.\n\n### Available Tool Schemas\n\n' -}}
  {%- for tool in tools -%}
    {{- tool.function | tojson + '\n' -}}
  {%- endfor -%}
  {{- '\nYou MUST strictly follow the above defined tool name and parameter schemas to invoke tool calls.\n' -}}
{%- endmacro -%}
{%- macro effort(level) -%}
  {%- if level == 'high' -%}
    {{- 'Reasoning Effort: Absolute maximum with no shortcuts permitted.\nYou MUST be very thorough in your thinking and comprehensively decompose the problem to resolve the root cause, rigorously stress-testing your logic against all potential paths, edge cases, and adversarial scenarios.\nExplicitly write out your entire deliberation process, documenting every intermediate step, considered alternative, and rejected hypothesis to ensure absolutely no assumption is left unchecked.\n\n' -}}
  {%- elif level == 'max' -%}
    {{- 'Reasoning Effort: Beyond maximum — exhaustive, relentless, and uncompromising.\nYou MUST reason with the utmost depth and rigor, leaving absolutely nothing to chance: exhaustively decompose the problem into its most fundamental components, trace every causal chain to its root, and resolve the underlying cause rather than any surface symptom.\nDo not stop reasoning until you have independently verified the solution from multiple angles and are certain that no assumption remains unchecked and no error remains undiscovered.\n\n' -}}
  {%- elif level != 'low' -%}
    {{- raise_exception('reasoning_effort must be "low", "high" or "max".') -}}
  {%- endif -%}
{%- endmacro -%}
{%- macro calls(listed) -%}
  {{- '\n\n<｜DSML｜tool_calls>\n' -}}
  {%- for call in listed -%}
    {%- if call.function.arguments is not mapping -%}
      {{- raise_exception('The arguments of a call must be an object here, not text.') -}}
    {%- endif -%}
    {{- '<｜DSML｜invoke name="' + call.function.name + '">\n' -}}
    {%- for name, value in call.function.arguments | items -%}
      {{- '<｜DSML｜parameter name="' + name + '" string="' + ('true' if value is string else 'false') + '">' -}}
      {{- value if value is string else value | tojson -}}
      {{- '</｜DSML｜parameter>' + ('\n' if not loop.last else '') -}}
    {%- endfor -%}
    {{- '\n</｜DSML｜invoke>\n' -}}
  {%- endfor -%}
  {{- '</｜DSML｜tool_calls>' -}}
{%- endmacro -%}
{#- Where the results stand that answer the calls of `asker`, up to message `end`: those of the first
    call first. Results without a known call count as results of the first, as in the encoder. -#}
{%- macro ordered_results(asker, start, end) -%}
  {%- set ranks = namespace(listed='') -%}
  {%- set ids = asker.tool_calls | map(attribute='id') | list if asker else [] -%}
  {%- for rank in range(ids | length or 1) -%}
    {%- for index in range(start, end) -%}
      {%- set result = messages[index] -%}
      {%- if result.role == 'tool' -%}
        {%- set known = result.tool_call_id is string and result.tool_call_id in ids -%}
        {%- if known and ids[rank] == result.tool_call_id or not known and rank == 0 -%}
          {%- set ranks.listed = ranks.listed ~ ' ' ~ index -%}
        {%- endif -%}
      {%- endif -%}
    {%- endfor -%}
  {%- endfor -%}
  {{- ranks.listed -}}
{%- endmacro -%}
{%- set thinks = thinking | default(enable_thinking | default(false)) -%}
{%- set keeps = tools or not drop_thinking | default(true) -%}
{%- set at = namespace(user=-1, system=-1, caller=none, role='', results=[], result=0) -%}
{%- for message in messages -%}
  {%- if message.role in ('user', 'tool', 'developer') -%}
    {%- set at.user = loop.index0 -%}
  {%- elif message.role == 'system' and at.system < 0 -%}
    {%- set at.system = loop.index0 -%}
  {%- endif -%}
{%- endfor -%}

{{- bos_token -}}
{{- effort(reasoning_effort | default('low')) if thinks -}}
{{- declarations(tools) if tools and at.system < 0 -}}
{%- for message in messages -%}
  {%- set next = loop.nextitem.role if not loop.last -%}
  {%- if message.role == 'system' -%}
    {{- shown(message.content) -}}
    {{- declarations(tools) if tools and loop.index0 == at.system -}}
    {%- set at.role = 'system' -%}
  {%- elif message.role == 'user' or message.role == 'tool' -%}
    {%- if at.role == 'user' -%}
      {{- '\n\n' -}}
    {%- else -%}
      {{- '<｜User｜>' -}}
      {%- set end = namespace(index=loop.index0, open=true) -%}
      {%- for follower in messages[loop.index0:] -%}
        {%- set end.open = end.open and follower.role in ('user', 'tool') -%}
        {%- set end.index = end.index + (1 if end.open else 0) -%}
      {%- endfor -%}
      {%- set at.results = ordered_results(at.caller, loop.index0, end.index).split() -%}
      {%- set at.result = 0 -%}
    {%- endif -%}
    {%- if message.role == 'user' -%}
      {{- shown(message.content) -}}
    {%- else -%}
      {{- '<tool_result>' + shown(messages[at.results[at.result] | int].content) + '</tool_result>' -}}
      {%- set at.result = at.result + 1 -%}
    {%- endif -%}
    {%- if loop.last or loop.nextitem.role == 'assistant' -%}
      {{- '<｜Assistant｜>' if not loop.last or add_generation_prompt -}}
      {%- if not loop.last or add_generation_prompt -%}
        {{- '<think>' if thinks and (keeps or loop.index0 >= at.user) else '</think>' -}}
      {%- endif -%}
    {%- endif -%}
    {%- set at.role = 'user' -%}
  {%- elif message.role == 'assistant' -%}
    {%- generation -%}
      {%- if thinks and (keeps or loop.index0 > at.user) -%}
        {{- (message.reasoning_content or message.thinking or message.reasoning or '') + '</think>' -}}
      {%- endif -%}
      {{- shown(message.content) -}}
      {{- calls(message.tool_calls) if message.tool_calls -}}
      {{- '<｜end▁of▁sentence｜>' -}}
    {%- endgeneration -%}
    {%- if message.tool_calls -%}
      {%- set at.caller = message -%}
    {%- endif -%}
    {%- set at.role = 'assistant' -%}
  {%- else -%}
    {{- raise_exception('The role "' ~ message.role ~ '" is not known.') -}}
  {%- endif -%}
{%- endfor -%}
"""#),
    ("schemas/templates/gemma3.jinja", #"""
{#- SPDX-License-Identifier: Apache-2.0
    Gemma 3, in the format of the chat template published with the models.
    User and assistant ("model") alternate; the text of a system message and an empty line stand in
    front of the first user text. Text is trimmed. There are no tools. -#}
{%- macro shown(content) -%}
  {%- if content is string -%}
    {{- content | trim -}}
  {%- elif content is iterable -%}
    {%- for part in content -%}
      {{- '<start_of_image>' if part.type == 'image' else part.text | trim if part.type == 'text' -}}
    {%- endfor -%}
  {%- else -%}
    {{- raise_exception('The content of a message must be text or a list of parts.') -}}
  {%- endif -%}
{%- endmacro -%}
{%- set first = messages[0] -%}
{%- set has_system = first.role == 'system' -%}
{%- set preamble = (first.content if first.content is string else first.content[0].text) + '\n\n' if has_system else '' -%}
{{- bos_token -}}
{%- for message in (messages[1:] if has_system else messages) -%}
  {%- if (message.role == 'user') != (loop.index0 % 2 == 0) -%}
    {{- raise_exception('Messages must alternate between user and assistant, after one system message at most.') -}}
  {%- endif -%}
  {%- set before = preamble if loop.first else '' -%}
  {%- if message.role == 'assistant' -%}
    {{- '<start_of_turn>model\n' + before -}}
    {%- generation -%}
      {{- shown(message.content) + '<end_of_turn>' -}}
    {%- endgeneration -%}
  {%- else -%}
    {{- '<start_of_turn>' + message.role + '\n' + before + shown(message.content) + '<end_of_turn>' -}}
  {%- endif -%}
  {{- '\n' -}}
{%- endfor -%}
{{- '<start_of_turn>model\n' if add_generation_prompt -}}
"""#),
    ("schemas/templates/gemma4.jinja", #"""
{#- SPDX-License-Identifier: Apache-2.0
    Gemma 4 in the format of the chat template published with the models, revision of July 2026.
    Turns have an opening and a closing token. Tools and calls have a notation of their own, with
    strings between quote tokens and keys in order. What follows a call stays in the model's turn:
    results are shown with the call they answer, and an assistant message after them goes on.
    Reasoning (reasoning_content, thinking or reasoning) is shown after the last user message, before it only for
    calls when preserve_thinking is true. Text is trimmed; thought channels inside it are cut out.
    Arguments of calls are an object, not text. -#}
{%- set quote = '<|"|>' -%}
{%- macro quoted(texts) -%}
  {%- for text in texts -%}
    {{- quote ~ text ~ quote + (',' if not loop.last else '') -}}
  {%- endfor -%}
{%- endmacro -%}
{#- A value; the keys of objects are quoted in declarations and bare in calls and results. -#}
{%- macro notation(value, quoted_keys=true) -%}
  {%- if value is none -%}
    {{- 'null' -}}
  {%- elif value is string -%}
    {{- quote + value + quote -}}
  {%- elif value is boolean -%}
    {{- 'true' if value else 'false' -}}
  {%- elif value is mapping -%}
    {{- '{' + members(value, quoted_keys) + '}' -}}
  {%- elif value is sequence -%}
    {{- '[' -}}
    {%- for item in value -%}
      {{- notation(item, quoted_keys) + (',' if not loop.last else '') -}}
    {%- endfor -%}
    {{- ']' -}}
  {%- else -%}
    {{- value -}}
  {%- endif -%}
{%- endmacro -%}
{%- macro members(object, quoted_keys=false) -%}
  {%- for key, value in object | dictsort -%}
    {{- (quote + key + quote if quoted_keys else key) + ':' + notation(value, quoted_keys) -}}
    {{- ',' if not loop.last -}}
  {%- endfor -%}
{%- endmacro -%}
{#- The schemas of an object's properties; `plain` leaves out keys that describe the object itself. -#}
{%- macro properties(object, plain=false) -%}
  {%- set own = ['description', 'type', 'properties', 'required', 'nullable'] if plain else [] -%}
  {%- for name, schema in object | dictsort if name not in own -%}
    {{- name + ':{' + fields(schema) + '}' + (',' if not loop.last else '') -}}
  {%- endfor -%}
{%- endmacro -%}
{%- macro fields(schema) -%}
  {%- set kind = schema.type | upper -%}
  {{- 'description:' + quote ~ schema.description ~ quote + ',' if schema.description -}}
  {{- 'enum:' + notation(schema.enum) + ',' if kind == 'STRING' and schema.enum -}}
  {%- if kind == 'ARRAY' and schema['items'] is mapping and schema['items'] -%}
    {{- 'items:{' + item_fields(schema['items']) + '},' -}}
  {%- endif -%}
  {{- 'nullable:true,' if schema.nullable -}}
  {%- if kind == 'OBJECT' -%}
    {%- if schema.properties is mapping -%}
      {{- 'properties:{' + properties(schema.properties) + '},' -}}
    {%- elif schema is mapping -%}
      {{- 'properties:{' + properties(schema, plain=true) + '},' -}}
    {%- endif -%}
    {{- 'required:[' + quoted(schema.required) + '],' if schema.required -}}
  {%- endif -%}
  {{- 'type:' + quote + kind + quote -}}
{%- endmacro -%}
{%- macro item_fields(schema) -%}
  {%- for key, value in schema | dictsort if value is not none -%}
    {%- if key == 'properties' -%}
      {{- 'properties:{' + (properties(value) if value is mapping else '') + '}' -}}
    {%- elif key == 'required' -%}
      {{- 'required:[' + quoted(value) + ']' -}}
    {%- elif key == 'type' -%}
      {{- 'type:' + notation(value | upper if value is string else value | map('upper') | list) -}}
    {%- else -%}
      {{- key + ':' + notation(value) -}}
    {%- endif -%}
    {{- ',' if not loop.last -}}
  {%- endfor -%}
{%- endmacro -%}
{%- macro declaration(function) -%}
  {{- '<|tool>declaration:' + function.name + '{description:' + quote ~ function.description ~ quote -}}
  {%- set parameters = function.parameters -%}
  {%- if parameters -%}
    {{- ',parameters:{' -}}
    {{- 'properties:{' + properties(parameters.properties) + '},' if parameters.properties -}}
    {{- 'required:[' + quoted(parameters.required) + '],' if parameters.required -}}
    {{- 'type:' + quote + parameters.type | upper + quote + '}' if parameters.type -}}
  {%- endif -%}
  {%- if 'response' in function -%}
    {{- ',response:{' -}}
    {{- 'description:' + quote + function.response.description + quote + ',' if function.response.description -}}
    {{- 'type:' + quote + 'OBJECT' + quote + '}' if function.response.type | upper == 'OBJECT' -}}
  {%- endif -%}
  {{- '}<tool|>' -}}
{%- endmacro -%}
{#- A result without its opening token, which the model itself writes after its calls. -#}
{%- macro result(name, value) -%}
  {{- 'response:' + name + '{' -}}
  {{- members(value) if value is mapping else 'value:' + notation(value, false) -}}
  {{- '}<tool_response|>' -}}
{%- endmacro -%}
{%- macro media(part) -%}
  {{- '<|image|>' if part.type in ('image', 'image_url') else '<|audio|>' if part.type in ('audio', 'input_audio') else '<|video|>' if part.type == 'video' -}}
{%- endmacro -%}
{#- What a tool message says about one of `calls`. -#}
{%- macro answer(message, calls) -%}
  {%- set found = namespace(name=message.name or 'unknown', text='') -%}
  {%- for call in calls if call.id == message.tool_call_id -%}
    {%- set found.name = call.function.name -%}
  {%- endfor -%}
  {%- if message.content is string or message.content is mapping or message.content is not iterable -%}
    {{- result(found.name, message.content) -}}
  {%- else -%}
    {{- result(found.name, message.content | selectattr('type', 'equalto', 'text') | map(attribute='text') | join('')) -}}
    {%- for part in message.content -%}
      {{- media(part) -}}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro -%}
{%- macro cleaned(text, by_model) -%}
  {%- for piece in (text.split('<channel|>') if by_model else [text]) -%}
    {{- piece.split('<|channel>')[0] if by_model else piece -}}
  {%- endfor -%}
{%- endmacro -%}
{%- macro shown(content, by_model) -%}
  {%- if content is string -%}
    {{- cleaned(content, by_model) | trim -}}
  {%- elif content is sequence -%}
    {%- for part in content -%}
      {{- cleaned(part.text, by_model) | trim if part.type == 'text' else media(part) -}}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro -%}

{%- set has_system = messages and messages[0].role in ('system', 'developer') -%}
{%- set turns = messages[1:] if has_system else messages -%}
{{- bos_token -}}
{%- if enable_thinking or tools or has_system -%}
  {{- '<|turn>system\n' + ('<|think|>\n' if enable_thinking else '') -}}
  {%- if has_system and messages[0].content is string -%}
    {{- messages[0].content | trim -}}
  {%- elif has_system -%}
    {%- for part in messages[0].content or [] -%}
      {{- part.text | trim + ' ' -}}
    {%- endfor -%}
  {%- endif -%}
  {%- for tool in tools or [] -%}
    {{- declaration(tool.function) -}}
  {%- endfor -%}
  {{- '<turn|>\n' -}}
{%- endif -%}

{%- set last = namespace(user=-1) -%}
{%- for message in turns -%}
  {%- if message.role == 'user' -%}
    {%- set last.user = loop.index0 -%}
  {%- endif -%}
{%- endfor -%}

{%- set at = namespace(previous='', open='', results=0, next='') -%}
{%- for message in turns -%}
  {%- if message.role != 'tool' -%}
    {#- The tool messages right after this one answer it; the first of another role is next. -#}
    {%- set at.results = 0 -%}
    {%- set at.next = '' -%}
    {%- for follower in turns[loop.index:] -%}
      {%- if follower.role != 'tool' -%}
        {%- set at.next = follower.role -%}
        {%- break -%}
      {%- endif -%}
      {%- set at.results = at.results + 1 -%}
    {%- endfor -%}
    {%- set by_model = message.role == 'assistant' -%}
    {%- set calls = message.tool_calls or [] -%}
    {%- set answers = turns[loop.index:loop.index + at.results] if calls else [] -%}
    {%- set text = shown(message.content, by_model) -%}
    {%- set waits = calls and not answers -%}
    {%- set continues = by_model and at.next == 'assistant' and not waits -%}
    {%- set closes = not waits and not continues and not (answers and not text and not at.next) -%}
    {%- if not by_model -%}
      {{- '<|turn>' + message.role + '\n' + text + ('<turn|>\n' if closes else '') -}}
    {%- else -%}
      {{- '<|turn>model\n' if at.previous != 'assistant' -}}
      {%- set reasoning = message.reasoning_content or message.thinking or message.reasoning -%}
      {%- generation -%}
        {%- if reasoning and (loop.index0 > last.user or preserve_thinking and calls) -%}
          {{- '<|channel>thought\n' + reasoning + '\n<channel|>' -}}
        {%- endif -%}
        {%- for call in calls -%}
          {%- set arguments = call.function.arguments -%}
          {%- if arguments is string -%}
            {{- raise_exception('The arguments of a call must be an object here, not text.') -}}
          {%- endif -%}
          {{- '<|tool_call>call:' + call.function.name + '{' + members(arguments or {}) + '}<tool_call|>' -}}
        {%- endfor -%}
        {{- text if not answers -}}
        {{- '<|tool_response>' if calls else '<turn|>' if closes -}}
      {%- endgeneration -%}
      {%- for tool in answers -%}
        {{- ('<|tool_response>' if not loop.first else '') + answer(tool, calls) -}}
      {%- endfor -%}
      {%- if answers and (text or closes) -%}
        {%- generation -%}
          {{- text + ('<turn|>' if closes else '') -}}
        {%- endgeneration -%}
      {%- endif -%}
      {{- '\n' if closes -}}
    {%- endif -%}
    {%- set at.previous = message.role -%}
    {%- set at.open = 'call' if waits else 'result' if answers else '' -%}
  {%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}
  {{- '<|turn>model\n' if not at.open -}}
  {{- '<|channel>thought\n' if at.open == 'result' and enable_thinking -}}
{%- endif -%}
"""#),
    ("schemas/templates/glm-4.5.jinja", #"""
{#- SPDX-License-Identifier: Apache-2.0
    GLM 4.5 and 4.6, in the format of the chat template published with the models.
    A turn has no end token; the next role token ends it. Every assistant turn opens with a think
    block, which holds the reasoning (reasoning_content, thinking, reasoning or think tags in the content) only
    after the last user message. Content of assistant turns is trimmed. Results that follow each other
    share one observation. Arguments of calls are an object, not text.
    The model ends its turn by writing the next role token (user or observation), so that token is
    marked as generated; the last turn of a conversation has none. -#}
{%- set endings = {'user': '<|user|>', 'tool': '<|observation|>'} -%}
{%- macro shown(content) -%}
  {%- if content is string or content is mapping or content is not iterable -%}
    {{- content if content is not none -}}
  {%- else -%}
    {%- for part in content -%}
      {{- part if part is string else part.text if part.type == 'text' -}}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro -%}
{{- '[gMASK]<sop>' -}}
{%- if tools -%}
  {{- '<|system|>\n# Tools\n\nYou may call one or more functions to assist with the user query.\n\nYou are provided with function signatures within <tools></tools> XML tags:\n<tools>\n' -}}
  {%- for tool in tools -%}
    {{- tool | tojson + '\n' -}}
  {%- endfor -%}
  {{- '</tools>\n\nFor each function call, output the function name and arguments within the following XML format:\n<tool_call>{function-name}\n' -}}
  {{- '<arg_key>{arg-key-1}</arg_key>\n<arg_value>{arg-value-1}</arg_value>\n<arg_key>{arg-key-2}</arg_key>\n<arg_value>{arg-value-2}</arg_value>\n...\n</tool_call>' -}}
{%- endif -%}

{%- set last = namespace(user=-1) -%}
{%- for message in messages -%}
  {%- if message.role == 'user' -%}
    {%- set last.user = loop.index0 -%}
  {%- endif -%}
{%- endfor -%}

{%- for message in messages -%}
  {%- set is_open = loop.previtem is defined and loop.previtem.role == 'assistant' -%}
  {%- if message.role == 'system' -%}
    {{- '<|system|>\n' + shown(message.content) -}}
  {%- elif message.role == 'user' -%}
    {%- set content = shown(message.content) -%}
    {{- ('' if is_open else '<|user|>') + '\n' + content -}}
    {{- '/nothink' if enable_thinking is defined and not enable_thinking and not content.endswith('/nothink') -}}
  {%- elif message.role == 'assistant' -%}
    {%- set content = shown(message.content) -%}
    {%- set reasoning = [message.reasoning_content, message.thinking, message.reasoning] | select('string') | first | default(none) -%}
    {%- if reasoning is none and '</think>' in content -%}
      {%- set reasoning = content.split('</think>')[0].rstrip('\n').split('<think>')[-1].lstrip('\n') -%}
      {%- set content = content.split('</think>')[-1] -%}
    {%- endif -%}
    {{- '<|assistant|>\n' -}}
    {%- generation -%}
      {{- '<think>' + ((reasoning or '').strip() if loop.index0 > last.user else '') + '</think>' -}}
      {{- '\n' + content.strip() if content.strip() -}}
      {%- for call in message.tool_calls or [] -%}
        {%- set function = call.function or call -%}
        {%- if function.arguments is not mapping -%}
          {{- raise_exception('The arguments of a call must be an object here, not text.') -}}
        {%- endif -%}
        {{- '\n<tool_call>' + function.name + '\n' -}}
        {%- for name, value in function.arguments | items -%}
          {{- '<arg_key>' + name + '</arg_key>\n<arg_value>' + (value if value is string else value | tojson) + '</arg_value>\n' -}}
        {%- endfor -%}
        {{- '</tool_call>' -}}
      {%- endfor -%}
      {{- endings[loop.nextitem.role] if not loop.last -}}
    {%- endgeneration -%}
  {%- elif message.role == 'tool' -%}
    {%- if message.content is string -%}
      {{- '<|observation|>' if not is_open and (loop.first or loop.previtem.role != 'tool') -}}
      {{- '\n<tool_response>\n' + message.content + '\n</tool_response>' -}}
    {%- else -%}
      {{- '<|observation|>' if not is_open -}}
      {%- for part in message.content -%}
        {{- '\n<tool_response>\n' ~ part.output | default(part) ~ '\n</tool_response>' -}}
      {%- endfor -%}
    {%- endif -%}
  {%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}
  {{- '<|assistant|>' -}}
  {{- '\n<think></think>' if enable_thinking is defined and not enable_thinking -}}
{%- endif -%}
"""#),
    ("schemas/templates/glm-5.jinja", #"""
{#- SPDX-License-Identifier: Apache-2.0
    GLM 5.1 (GLM 5 differs in a few tokens), after the template of GLM 4.7 and a reimplementation of that of 5.1; the vendor's own
    file could not be had.
    As GLM 4.5 without line ends around roles, calls and results. Tools are declared by their function
    alone. An assistant turn after the last user message has a think block, be it empty; an earlier one
    opens with the closing tag, unless clear_thinking is false and it has reasoning. The next role token
    (user or observation) ends a turn and is marked as generated. -#}
{%- set endings = {'user': '<|user|>', 'tool': '<|observation|>'} -%}
{%- macro shown(content) -%}
  {%- if content is string or content is mapping or content is not iterable -%}
    {{- content if content is not none -}}
  {%- else -%}
    {%- for part in content -%}
      {{- part if part is string else part.text if part.type == 'text' -}}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro -%}
{%- macro declaration(tool) -%}
  {{- '{' -}}
  {%- for key, value in (tool.function or tool) | items if key not in ('defer_loading', 'strict') -%}
    {{- key | tojson + ': ' + value | tojson -}}
    {{- ', ' if not loop.last -}}
  {%- endfor -%}
  {{- '}' -}}
{%- endmacro -%}
{%- set thinks = enable_thinking | default(true) -%}
{%- set keeps = not clear_thinking | default(true) -%}
{{- '[gMASK]<sop>' -}}
{%- if tools -%}
  {{- '<|system|>\n# Tools\n\nYou may call one or more functions to assist with the user query.\n\nYou are provided with function signatures within <tools></tools> XML tags:\n<tools>\n' -}}
  {%- for tool in tools -%}
    {{- declaration(tool) + '\n' -}}
  {%- endfor -%}
  {{- '</tools>\n\nFor each function call, output the function name and arguments within the following XML format:\n<tool_call>{function-name}' -}}
  {{- '<arg_key>{arg-key-1}</arg_key><arg_value>{arg-value-1}</arg_value><arg_key>{arg-key-2}</arg_key><arg_value>{arg-value-2}</arg_value>...</tool_call>' -}}
{%- endif -%}

{%- set last = namespace(user=-1) -%}
{%- for message in messages -%}
  {%- if message.role == 'user' -%}
    {%- set last.user = loop.index0 -%}
  {%- endif -%}
{%- endfor -%}

{%- for message in messages -%}
  {%- set is_open = loop.previtem is defined and loop.previtem.role == 'assistant' -%}
  {%- if message.role == 'system' -%}
    {{- '<|system|>' + shown(message.content) -}}
  {%- elif message.role == 'user' -%}
    {{- ('' if is_open else '<|user|>') + shown(message.content) -}}
  {%- elif message.role == 'assistant' -%}
    {%- set content = shown(message.content) -%}
    {%- set reasoning = [message.reasoning_content, message.thinking, message.reasoning] | select('string') | first | default(none) -%}
    {%- if reasoning is none and '</think>' in content -%}
      {%- set reasoning = content.split('</think>')[0].split('<think>')[-1] -%}
      {%- set content = content.split('</think>')[-1] -%}
    {%- endif -%}
    {%- set recent = loop.index0 > last.user -%}
    {{- '<|assistant|>' -}}
    {%- generation -%}
      {{- '<think>' + reasoning.strip() if reasoning and (recent or keeps) else '<think>' if recent and thinks -}}
      {{- '</think>' + content.strip() -}}
      {%- for call in message.tool_calls or [] -%}
        {%- set function = call.function or call -%}
        {%- if function.arguments is not mapping -%}
          {{- raise_exception('The arguments of a call must be an object here, not text.') -}}
        {%- endif -%}
        {{- '<tool_call>' + function.name -}}
        {%- for name, value in function.arguments | items -%}
          {{- '<arg_key>' + name + '</arg_key><arg_value>' + (value if value is string else value | tojson) + '</arg_value>' -}}
        {%- endfor -%}
        {{- '</tool_call>' -}}
      {%- endfor -%}
      {{- endings[loop.nextitem.role] if not loop.last -}}
    {%- endgeneration -%}
  {%- elif message.role == 'tool' -%}
    {{- '<|observation|>' if not is_open and (loop.first or loop.previtem.role != 'tool') -}}
    {{- '<tool_response>' + shown(message.content) + '</tool_response>' -}}
  {%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}
  {{- '<|assistant|>' + ('<think>' if thinks else '</think>') -}}
{%- endif -%}
"""#),
    ("schemas/templates/gpt-oss.jinja", #"""
{#- SPDX-License-Identifier: Apache-2.0
    gpt-oss, in the harmony format, as the chat template published with the models has it.
    A system message with the date (strftime_now), the effort (reasoning_effort, "medium") and the
    identity (model_identity) always comes first; the system message of the data and the tools, as
    TypeScript, become the developer message. An answer is in the channel "final", a call in
    "commentary", reasoning (thinking, reasoning_content or reasoning) in "analysis": shown before the
    last answer, and before a call that no answer follows. One call a message. The last answer ends
    in <|return|> instead of <|end|>. The vendor's built-in tools are left out.
    The vendor's template indents nested types oddly; so do we, as models are trained on it. -#}
{%- macro type_of(schema) -%}
  {%- set kinds = {'string': 'string', 'number': 'number', 'integer': 'number', 'boolean': 'boolean'} -%}
  {%- set kind = schema.type if schema.type is string -%}
  {%- if kind == 'array' -%}
    {%- set inner = (kinds[schema['items'].type] if schema['items'].type is string and schema['items'].type in kinds else type_of(schema['items'])) if schema['items'] else 'any' -%}
    {{- ('any' if inner == 'object | object' or inner | length > 50 else inner) + '[]' -}}
    {{- ' | null' if schema.nullable -}}
  {%- elif schema.type is defined and schema.type is iterable and schema.type is not string and schema.type is not mapping and schema.type[0] is defined -%}
    {{- schema.type | join(' | ') -}}
  {%- elif schema.oneOf -%}
    {{- one_of(schema.oneOf) -}}
  {%- elif kind == 'string' and schema.enum -%}
    {{- '"' + schema.enum | join('" | "') + '"' -}}
  {%- elif kind == 'object' and schema.properties -%}
    {{- '{\n' -}}
    {%- for name, property in schema.properties.items() -%}
      {{- name + ('' if name in (schema.required or []) else '?') + ': \n                ' + type_of(property) -}}
      {{- ', ' if not loop.last -}}
    {%- endfor -%}
    {{- '}' -}}
  {%- else -%}
    {{- 'object' if kind == 'object' else kinds.get(kind, 'any') -}}
    {{- ' | null' if kind == 'string' and schema.nullable -}}
  {%- endif -%}
{%- endmacro -%}
{%- macro one_of(variants) -%}
  {%- for variant in variants -%}
    {{- type_of(variant) -}}
    {{- '// ' + variant.description if variant.description -}}
    {{- '                    // default: ' + variant.default | tojson if variant.default is defined -}}
    {{- ' | \n' if not loop.last -}}
  {%- endfor -%}
{%- endmacro -%}
{%- macro parameter(name, schema, required) -%}
  {{- '// ' + schema.description + '\n' if schema.description -}}
  {{- name + ('' if name in required else '?') + ': ' + type_of(schema) -}}
  {%- if schema.default is defined -%}
    {%- set mark = '// default: ' if schema.oneOf and not schema.enum else ', // default: ' -%}
    {{- mark + (schema.default if schema.enum or schema.oneOf else schema.default | tojson) -}}
  {%- endif -%}
  {{- ',\n' -}}
{%- endmacro -%}
{%- macro declarations(tools) -%}
  {{- '# Tools\n\n## functions\n\nnamespace functions {\n\n' -}}
  {%- for tool in tools -%}
    {%- set function = tool.function -%}
    {{- '// ' + function.description + '\ntype ' + function.name + ' = ' -}}
    {%- if function.parameters and function.parameters.properties -%}
      {{- '(_: {\n' -}}
      {%- for name, schema in function.parameters.properties.items() -%}
        {{- parameter(name, schema, function.parameters.required or []) -}}
      {%- endfor -%}
      {{- '}) => any;\n\n' -}}
    {%- else -%}
      {{- '() => any;\n\n' -}}
    {%- endif -%}
  {%- endfor -%}
  {{- '} // namespace functions' -}}
{%- endmacro -%}
{%- macro checked(text) -%}
  {%- if text is string and ('<|channel|>analysis<|message|>' in text or '<|channel|>final<|message|>' in text) -%}
    {{- raise_exception('A message holds channel marks. Put reasoning into reasoning_content and the answer into content, without marks.') -}}
  {%- endif -%}
{%- endmacro -%}

{{- '<|start|>system<|message|>' + model_identity | default('You are ChatGPT, a large language model trained by OpenAI.') -}}
{{- '\nKnowledge cutoff: 2024-06\nCurrent date: ' + strftime_now('%Y-%m-%d') -}}
{{- '\n\nReasoning: ' + reasoning_effort | default('medium') -}}
{{- '\n\n# Valid channels: analysis, commentary, final. Channel must be included for every message.' -}}
{{- "\nCalls to these tools must go to the commentary channel: 'functions'." if tools -}}
{{- '<|end|>' -}}
{%- set has_developer = messages[0].role in ('developer', 'system') -%}
{%- set instructions = messages[0].content if has_developer -%}
{%- set turns = messages[1:] if has_developer else messages -%}
{%- if instructions or tools -%}
  {{- '<|start|>developer<|message|>' -}}
  {{- '# Instructions\n\n' + instructions + '\n\n' if instructions -}}
  {{- declarations(tools) if tools -}}
  {{- '<|end|>' -}}
{%- endif -%}

{%- set last = namespace(answer=-1, called=none) -%}
{%- for message in turns -%}
  {%- if message.role == 'assistant' and not message.tool_calls -%}
    {%- set last.answer = loop.index0 -%}
  {%- endif -%}
{%- endfor -%}
{%- for message in turns -%}
  {%- if message.role == 'assistant' -%}
    {%- set reasoning = message.thinking or message.reasoning_content or message.reasoning -%}
    {%- set has_reasoning = reasoning or message.thinking is string or message.reasoning_content is string or message.reasoning is string -%}
    {{- checked(message.content) + checked(reasoning) -}}
    {%- if message.tool_calls -%}
      {%- set function = message.tool_calls[0].function or message.tool_calls[0] -%}
      {%- if message.content and reasoning -%}
        {{- raise_exception('A message with a call has content or reasoning, not both.') -}}
      {%- endif -%}
      {%- set analysis = message.content or reasoning -%}
      {{- '<|start|>assistant' -}}
      {%- generation -%}
        {%- if analysis and loop.index0 > last.answer -%}
          {{- '<|channel|>analysis<|message|>' + analysis + '<|end|><|start|>assistant' -}}
        {%- endif -%}
        {{- ' to=functions.' + function.name + '<|channel|>commentary ' + function.content_type | default('json') -}}
        {{- '<|message|>' + function.arguments | tojson + '<|call|>' -}}
      {%- endgeneration -%}
      {%- set last.called = function.name -%}
    {%- else -%}
      {%- set ends = loop.last and not add_generation_prompt -%}
      {{- '<|start|>assistant' -}}
      {%- generation -%}
        {%- if ends and has_reasoning -%}
          {{- '<|channel|>analysis<|message|>' + (reasoning or '') + '<|end|><|start|>assistant' -}}
        {%- endif -%}
        {{- '<|channel|>final<|message|>' + message.content + ('<|return|>' if ends else '<|end|>') -}}
      {%- endgeneration -%}
      {%- set last.called = none -%}
    {%- endif -%}
  {%- elif message.role == 'tool' -%}
    {%- if last.called is none -%}
      {{- raise_exception('A tool result follows no tool call.') -}}
    {%- endif -%}
    {{- '<|start|>functions.' + last.called + ' to=assistant<|channel|>commentary<|message|>' + message.content | tojson + '<|end|>' -}}
  {%- elif message.role == 'user' -%}
    {{- '<|start|>user<|message|>' + message.content + '<|end|>' -}}
  {%- endif -%}
{%- endfor -%}
{{- '<|start|>assistant' if add_generation_prompt -}}
"""#),
    ("schemas/templates/kimi-k2.jinja", #"""
{#- SPDX-License-Identifier: Apache-2.0
    Kimi K2.5, K2.6 and K2.7 Code, after the template of Kimi K2 and a reimplementation of that of K2.5;
    the vendor's own file could not be had.
    No line ends between turns. An assistant turn opens with a think block; the reasoning is shown
    after the last answer without a call, before it only when preserve_thinking is true (the default of
    K2.7 Code, not of K2.5 and K2.6). Calls carry the ids of the data. Tools are declared in
    TypeScript, without $ref. thinking=false closes the block of the turn to be generated. -#}
{%- macro shown(content) -%}
  {%- if content is string -%}
    {{- content -}}
  {%- else -%}
    {%- for part in content or [] -%}
      {%- if part.type in ('image', 'image_url') -%}
        {{- '<|media_begin|>image<|media_content|><|media_pad|><|media_end|>\n' -}}
      {%- elif part.type == 'text' -%}
        {{- part.text -}}
      {%- else -%}
        {{- raise_exception('A part of a message must be text or an image here.') -}}
      {%- endif -%}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro -%}
{%- macro comment(text, indent) -%}
  {%- for line in text.split('\n') -%}
    {{- indent + '// ' + line if line -}}
    {{- '\n' -}}
  {%- endfor -%}
{%- endmacro -%}
{%- macro notes(schema, indent) -%}
  {{- comment(schema.description, indent) if schema.description -}}
  {%- if 'anyOf' not in schema and 'enum' not in schema -%}
    {%- set limits = {'string': ['maxLength', 'minLength', 'pattern'], 'number': ['maximum', 'minimum'], 'integer': ['maximum', 'minimum'], 'array': ['maxItems', 'minItems']} -%}
    {%- set listed = namespace(text='') -%}
    {%- for key in (limits.get(schema.type, []) if schema.type is string else []) if key in schema -%}
      {%- set listed.text = listed.text ~ (', ' if listed.text else '') ~ key ~ ': ' ~ schema[key] -%}
    {%- endfor -%}
    {{- indent + '// ' + listed.text + '\n' if listed.text -}}
  {%- endif -%}
{%- endmacro -%}
{%- macro field(name, schema, mark, indent) -%}
  {{- notes(schema, indent) -}}
  {{- indent + '// Default: ' + schema.default | tojson + '\n' if schema.default is defined and schema.default is not none -}}
  {{- indent + name + mark + ': ' + type_of(schema, indent) -}}
{%- endmacro -%}
{%- macro object(schema, indent) -%}
  {%- set fields = namespace(text='') -%}
  {%- set required = schema.required | default([]) -%}
  {%- for mark in ('', '?') -%}
    {%- for name, property in schema.properties | default({}) | dictsort(case_sensitive=true) if (name in required) == (mark == '') -%}
      {%- set fields.text = fields.text + (',\n' if fields.text else '') + field(name, property, mark, indent + '  ') -%}
    {%- endfor -%}
  {%- endfor -%}
  {%- set extra = schema.additionalProperties -%}
  {%- if extra is defined and extra is not none -%}
    {%- set kind = ('any' if extra else 'never') if extra is boolean else type_of(extra, indent + '  ') -%}
    {%- set fields.text = fields.text + (',\n' if fields.text else '') + indent + '  [k: string]: ' + kind -%}
  {%- endif -%}
  {{- '{\n' + fields.text + '\n' + indent + '}' if fields.text else '{}' -}}
{%- endmacro -%}
{%- macro type_of(schema, indent) -%}
  {%- if '$ref' in schema -%}
    {{- raise_exception('A tool refers to another schema ($ref), which this template does not render.') -}}
  {%- elif 'anyOf' in schema -%}
    {%- for other in schema.anyOf -%}
      {{- type_of(other, indent) -}}
      {{- ' | ' if not loop.last -}}
    {%- endfor -%}
  {%- elif 'enum' in schema -%}
    {%- for value in schema.enum -%}
      {{- '"' + value + '"' if value is string else value | tojson -}}
      {{- ' | ' if not loop.last -}}
    {%- endfor -%}
  {%- elif schema.type is defined and schema.type is not string -%}
    {%- set names = {'integer': 'number', 'object': '{}', 'array': 'Array<any>'} -%}
    {%- for name in schema.type -%}
      {{- names.get(name, name) -}}
      {{- ' | ' if not loop.last -}}
    {%- endfor -%}
  {%- elif schema.type == 'object' -%}
    {{- object(schema, indent) -}}
  {%- elif schema.type == 'array' -%}
    {%- set item = schema.get('items') or {} -%}
    {%- set said = notes(item, indent + '  ') -%}
    {%- if said -%}
      {{- 'Array<\n' + said + indent + '  ' + type_of(item, indent + '  ') + '\n' + indent + '>' -}}
    {%- else -%}
      {{- 'Array<' + type_of(item, indent) + '>' -}}
    {%- endif -%}
  {%- elif schema and schema.type is undefined -%}
    {{- raise_exception('A tool has a schema without a type, which has no form in TypeScript.') -}}
  {%- else -%}
    {{- 'number' if schema.type == 'integer' else schema.type | default('any') -}}
  {%- endif -%}
{%- endmacro -%}
{%- if tools -%}
  {{- '<|im_system|>tool_declare<|im_middle|># Tools\n\n## functions\nnamespace functions {\n' -}}
  {%- for tool in tools if tool.type | default('function') == 'function' -%}
    {%- set function = tool.function | default(tool) -%}
    {{- comment(function.description, '') if function.description -}}
    {{- 'type ' + function.name + ' = (_: ' + object(function.parameters or {}, '') + ') => any;\n' -}}
  {%- endfor -%}
  {{- '}\n<|im_end|>' -}}
{%- endif -%}

{%- set last = namespace(answer=-1) -%}
{%- for message in messages -%}
  {%- if message.role == 'assistant' and not message.tool_calls -%}
    {%- set last.answer = loop.index0 -%}
  {%- endif -%}
{%- endfor -%}
{%- for message in messages -%}
  {%- set marker = {'user': '<|im_user|>', 'assistant': '<|im_assistant|>'}.get(message.role, '<|im_system|>') -%}
  {{- marker + (message.name or message.role) + '<|im_middle|>' -}}
  {%- if message.role == 'assistant' -%}
    {%- set reasoning = message.reasoning_content or message.thinking or message.reasoning or '' -%}
    {%- generation -%}
      {{- '<think>' + (reasoning if preserve_thinking or loop.index0 > last.answer else '') + '</think>' -}}
      {{- shown(message.content) -}}
      {%- if message.tool_calls -%}
        {{- '<|tool_calls_section_begin|>' -}}
        {%- for call in message.tool_calls -%}
          {%- set arguments = call.function.arguments -%}
          {{- '<|tool_call_begin|>' + (call.id or '') + '<|tool_call_argument_begin|>' -}}
          {{- arguments if arguments is string else arguments | tojson -}}
          {{- '<|tool_call_end|>' -}}
        {%- endfor -%}
        {{- '<|tool_calls_section_end|>' -}}
      {%- endif -%}
      {{- '<|im_end|>' -}}
    {%- endgeneration -%}
  {%- else -%}
    {{- '## Return of ' + (message.tool_call_id or '') + '\n' if message.role == 'tool' -}}
    {{- shown(message.content) + '<|im_end|>' -}}
  {%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}
  {{- '<|im_assistant|>assistant<|im_middle|><think>' -}}
  {{- '</think>' if thinking is defined and not thinking -}}
{%- endif -%}
"""#),
    ("schemas/templates/llama3.jinja", #"""
{#- SPDX-License-Identifier: Apache-2.0
    Llama 3.1, 3.2 and 3.3, in the format of the chat template published with the models.
    A system turn with two dates always opens the conversation. Declared tools are shown in the first
    user turn, or in the system turn when tools_in_user_message is false. One call a turn; a result is
    a turn of the role "ipython", as JSON. Llama 3.2 takes today's date where the others have a fixed
    one: give date_string. The vendor's built-in tools are left out. -#}
{%- macro opening(role) -%}
  {{- '<|start_header_id|>' + role + '<|end_header_id|>\n\n' -}}
{%- endmacro -%}
{%- macro declarations(tools) -%}
  {{- 'Respond in the format {"name": function name, "parameters": dictionary of argument name and its value}.Do not use variables.\n\n' -}}
  {%- for tool in tools -%}
    {{- tool | tojson(indent=4) + '\n\n' -}}
  {%- endfor -%}
{%- endmacro -%}
{%- set tools = tools | default(none) -%}
{%- set with_user = tools is not none and tools_in_user_message | default(true) -%}
{%- set has_system = messages[0].role == 'system' -%}
{%- set turns = messages[1:] if has_system else messages -%}

{{- bos_token + opening('system') -}}
{%- if tools is not none -%}
  {{- 'Environment: ipython\n' -}}
{%- endif -%}
{{- 'Cutting Knowledge Date: December 2023\nToday Date: ' + date_string | default('26 Jul 2024') + '\n\n' -}}
{%- if tools is not none and not with_user -%}
  {{- 'You have access to the following functions. To call a function, please respond with JSON for a function call.' -}}
  {{- declarations(tools) -}}
{%- endif -%}
{{- messages[0].content | trim if has_system -}}
{{- '<|eot_id|>' -}}

{%- if with_user -%}
  {%- if not turns -%}
    {{- raise_exception('Tools are declared in the first user message, and there is none.') -}}
  {%- endif -%}
  {{- opening('user') -}}
  {{- 'Given the following functions, please respond with a JSON for a function call with its proper arguments that best answers the given prompt.\n\n' -}}
  {{- declarations(tools) + turns[0].content | trim + '<|eot_id|>' -}}
  {%- set turns = turns[1:] -%}
{%- endif -%}

{%- for message in turns -%}
  {%- if message.tool_calls is defined and message.tool_calls is not none -%}
    {%- if message.tool_calls | length != 1 -%}
      {{- raise_exception('Llama 3 makes one tool call a turn; this message has ' + message.tool_calls | length | string + '.') -}}
    {%- endif -%}
    {%- set function = message.tool_calls[0].function -%}
    {{- opening('assistant') -}}
    {%- generation -%}
      {{- '{"name": "' + function.name + '", "parameters": ' + function.arguments | tojson + '}<|eot_id|>' -}}
    {%- endgeneration -%}
  {%- elif message.role in ('tool', 'ipython') -%}
    {{- opening('ipython') + message.content | tojson + '<|eot_id|>' -}}
  {%- elif message.role == 'assistant' -%}
    {{- opening('assistant') -}}
    {%- generation -%}
      {{- message.content | trim + '<|eot_id|>' -}}
    {%- endgeneration -%}
  {%- else -%}
    {{- opening(message.role) + message.content | trim + '<|eot_id|>' -}}
  {%- endif -%}
{%- endfor -%}
{{- opening('assistant') if add_generation_prompt -}}
"""#),
    ("schemas/templates/llama4.jinja", #"""
{#- SPDX-License-Identifier: Apache-2.0
    Llama 4, in the format of the chat template published with the models.
    As Llama 3 with other markers, but: the system turn is there only when the data has one, the text
    of turns is not trimmed (that of the system turn and of a user turn with tools is), several calls
    may follow each other, and the text beside them stands between python marks. -#}
{%- macro opening(role) -%}
  {{- '<|header_start|>' + role + '<|header_end|>\n\n' -}}
{%- endmacro -%}
{%- macro joined(content) -%}
  {{- content if content is string else content | selectattr('text', 'defined') | map(attribute='text') | join('') -}}
{%- endmacro -%}
{%- macro shown(content) -%}
  {%- if content is string -%}
    {{- content -}}
  {%- elif content -%}
    {%- for part in content -%}
      {{- '<|image|>' if part.type == 'image' else part.text if part.type == 'text' -}}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro -%}
{%- macro declarations(tools) -%}
  {{- 'Respond in the format {"name": function name, "parameters": dictionary of argument name and its value}.Do not use variables.\n\n' -}}
  {%- for tool in tools -%}
    {{- tool | tojson(indent=4) + '\n\n' -}}
  {%- endfor -%}
{%- endmacro -%}
{%- set tools = tools | default(none) -%}
{%- set with_user = tools is not none and tools_in_user_message | default(true) -%}
{%- set has_system = messages[0].role == 'system' -%}
{%- set turns = messages[1:] if has_system else messages -%}

{{- bos_token -}}
{%- if has_system -%}
  {{- opening('system') -}}
  {%- if tools is not none -%}
    {{- 'Environment: ipython\n' -}}
  {%- endif -%}
  {%- if tools is not none and not with_user -%}
    {{- 'You have access to the following functions. To call a function, please respond with JSON for a function call.' -}}
    {{- declarations(tools) -}}
  {%- endif -%}
  {{- joined(messages[0].content) | trim + '<|eot|>' -}}
{%- endif -%}

{%- if with_user -%}
  {%- if not turns -%}
    {{- raise_exception('Tools are declared in the first user message, and there is none.') -}}
  {%- endif -%}
  {{- opening('user') -}}
  {{- 'Given the following functions, please respond with a JSON for a function call with its proper arguments that best answers the given prompt.\n\n' -}}
  {{- declarations(tools) + joined(turns[0].content) | trim + '<|eot|>' -}}
  {%- set turns = turns[1:] -%}
{%- endif -%}

{%- for message in turns -%}
  {%- if message.tool_calls -%}
    {{- opening('assistant') -}}
    {%- generation -%}
      {{- '<|python_start|>' + shown(message.content) + '<|python_end|>' -}}
      {%- for call in message.tool_calls -%}
        {{- '{"name": "' + call.function.name + '", "parameters": ' + call.function.arguments | tojson + '}' -}}
      {%- endfor -%}
      {{- '<|eot|>' -}}
    {%- endgeneration -%}
  {%- elif message.role in ('tool', 'ipython') -%}
    {{- opening('ipython') + message.content | tojson + '<|eot|>' -}}
  {%- elif message.role == 'assistant' -%}
    {{- opening('assistant') -}}
    {%- generation -%}
      {{- shown(message.content) + '<|eot|>' -}}
    {%- endgeneration -%}
  {%- else -%}
    {{- opening(message.role) + shown(message.content) + '<|eot|>' -}}
  {%- endif -%}
{%- endfor -%}
{{- opening('assistant') if add_generation_prompt -}}
"""#),
    ("schemas/templates/mistral-v1.jinja", #"""
{#- SPDX-License-Identifier: Apache-2.0
    Mistral's first instruction format (Mixtral 8x7B, Mistral 7B v0.1 and v0.2), as the chat
    template of Mixtral has it.
    User and assistant alternate; the text of a system message stands in front of the first user text.
    Nothing is known about tools. -#}
{%- macro joined(content) -%}
  {{- content if content is string else content | selectattr('type', 'equalto', 'text') | map(attribute='text') | join('') -}}
{%- endmacro -%}
{%- set has_system = messages[0].role == 'system' -%}
{%- set preamble = joined(messages[0].content) + '\n\n' if has_system else '' -%}
{{- bos_token -}}
{%- for message in (messages[1:] if has_system else messages) -%}
  {%- if message.role != ('user', 'assistant')[loop.index0 % 2] -%}
    {{- raise_exception('Messages must alternate between user and assistant, after one system message at most.') -}}
  {%- endif -%}
  {%- if message.role == 'user' -%}
    {{- ' [INST] ' + (preamble if loop.first else '') + joined(message.content) + ' [/INST]' -}}
  {%- else -%}
    {%- generation -%}
      {{- ' ' + joined(message.content) + eos_token -}}
    {%- endgeneration -%}
  {%- endif -%}
{%- endfor -%}
"""#),
    ("schemas/templates/nemotron-3.jinja", #"""
{#- SPDX-License-Identifier: Apache-2.0
    Nemotron 3 (Nano, Nano Omni, Super), in the format of the chat templates published with the models:
    ChatML with thinking, tools declared and called in XML.
    A system turn is always there, be it empty. An assistant turn has a think block, empty where there
    is no reasoning; before the last user message it is emptied, unless truncate_history_thinking is
    false. Arguments of calls are an object, not text. Nemotron 3 Super knows low_effort. -#}
{%- macro other_keys(object, known) -%}
  {%- for key, value in object | default({}) | items if key not in known -%}
    {%- set json = value is mapping or value is sequence and value is not string -%}
    {{- '\n<' ~ key ~ '>' ~ (value | tojson if json else value | string) ~ '</' ~ key ~ '>' -}}
  {%- endfor -%}
{%- endmacro -%}
{%- macro declaration(function) -%}
  {{- '\n<function>\n<name>' ~ function.name ~ '</name>' -}}
  {{- '\n<description>' ~ function.description | trim ~ '</description>' if function.description is defined -}}
  {{- '\n<parameters>' -}}
  {%- set parameters = function.parameters | default({}) -%}
  {%- for name, fields in parameters.properties | default({}) | items -%}
    {{- '\n<parameter>\n<name>' ~ name ~ '</name>' -}}
    {{- '\n<type>' ~ fields.type ~ '</type>' if fields.type is defined -}}
    {{- '\n<description>' ~ fields.description | trim ~ '</description>' if fields.description is defined -}}
    {{- '\n<enum>' ~ fields.enum | tojson ~ '</enum>' if fields.enum is defined -}}
    {{- other_keys(fields, ['name', 'type', 'description', 'enum']) + '\n</parameter>' -}}
  {%- endfor -%}
  {{- other_keys(parameters, ['type', 'properties', 'required']) -}}
  {{- '\n<required>' ~ parameters.required | tojson ~ '</required>' if parameters.required is defined -}}
  {{- '\n</parameters>' + other_keys(function, ['type', 'name', 'description', 'parameters']) + '\n</function>' -}}
{%- endmacro -%}
{%- set system = messages[0].content if messages[0].role == 'system' else '' -%}
{%- set turns = messages[1:] if messages[0].role == 'system' else messages -%}
{{- '<|im_start|>system\n' + system -}}
{%- if tools -%}
  {{- '\n\n' if system -}}
  {{- '# Tools\n\nYou have access to the following functions:\n\n<tools>' -}}
  {%- for tool in tools -%}
    {{- declaration(tool.function | default(tool)) -}}
  {%- endfor -%}
  {{- '\n</tools>\n\nIf you choose to call a function ONLY reply in the following format with NO suffix:\n\n' -}}
  {{- '<tool_call>\n<function=example_function_name>\n' -}}
  {{- '<parameter=example_parameter_1>\nvalue_1\n</parameter>\n' -}}
  {{- '<parameter=example_parameter_2>\nThis is the value for the second parameter\nthat can span\nmultiple lines\n</parameter>\n' -}}
  {{- '</function>\n</tool_call>\n\n<IMPORTANT>\nReminder:\n' -}}
  {{- '- Function calls MUST follow the specified format: an inner <function=...></function> block must be nested within <tool_call></tool_call> XML tags\n' -}}
  {{- '- Required parameters MUST be specified\n' -}}
  {{- '- You may provide optional reasoning for your function call in natural language BEFORE the function call, but NOT after\n' -}}
  {{- '- If there is no function call available, answer the question like normal with your current knowledge and do not tell the user about function calls\n</IMPORTANT>' -}}
{%- endif -%}
{{- '<|im_end|>\n' -}}

{%- set last = namespace(user=-1) -%}
{%- for message in turns -%}
  {%- if message.role == 'user' -%}
    {%- set last.user = loop.index0 -%}
  {%- endif -%}
{%- endfor -%}

{%- for message in turns -%}
  {%- if message.role == 'assistant' -%}
    {%- set reasoning = [message.reasoning_content, message.thinking, message.reasoning] | select('string') | first | default(none) -%}
    {%- set content = message.content | default('', true) -%}
    {%- if reasoning is string and reasoning | trim -%}
      {%- set content = '<think>\n' ~ reasoning ~ '\n</think>\n' ~ content -%}
    {%- elif content is string and '<think>' not in content and '</think>' not in content -%}
      {%- set content = '<think></think>' ~ content -%}
    {%- endif -%}
    {%- set past = truncate_history_thinking | default(true) and loop.index0 < last.user -%}
    {{- '<|im_start|>assistant\n' -}}
    {%- generation -%}
      {%- if message.tool_calls -%}
        {%- if content is not string or not content | trim -%}
          {{- '<think></think>' -}}
        {%- elif past -%}
          {%- set answer = content.split('</think>')[-1] if '</think>' in content else content.split('<think>')[0] -%}
          {{- '<think></think>' ~ answer | trim ~ '\n' -}}
        {%- else -%}
          {{- content | trim ~ '\n' -}}
        {%- endif -%}
        {%- for call in message.tool_calls -%}
          {%- set function = call.function | default(call) -%}
          {%- if function.arguments is string -%}
            {{- raise_exception('The arguments of a call must be an object here, not text.') -}}
          {%- endif -%}
          {{- '<tool_call>\n<function=' ~ function.name ~ '>\n' -}}
          {%- for name, value in function.arguments | default({}) | items -%}
            {%- set json = value is mapping or value is sequence and value is not string -%}
            {{- '<parameter=' ~ name ~ '>\n' ~ (value | tojson if json else value | string) ~ '\n</parameter>\n' -}}
          {%- endfor -%}
          {{- '</function>\n</tool_call>\n' -}}
        {%- endfor -%}
      {%- elif past and '<think>' in content and '</think>' in content -%}
        {{- ('<think></think>' ~ content.split('</think>')[-1]) | trim -}}
      {%- else -%}
        {{- content | string | trim -}}
      {%- endif -%}
      {{- '<|im_end|>' -}}
    {%- endgeneration -%}
    {{- '\n' -}}
  {%- elif message.role == 'tool' -%}
    {{- '<|im_start|>user\n' if loop.previtem and loop.previtem.role != 'tool' -}}
    {{- '<tool_response>\n' ~ message.content ~ '\n</tool_response>\n' -}}
    {{- '<|im_end|>\n' if loop.last or loop.nextitem.role != 'tool' -}}
  {%- elif message.role == 'user' or message.role == 'system' -%}
    {{- '<|im_start|>' + message.role + '\n' + message.content | string -}}
    {{- '\n\n{reasoning effort: low}' if low_effort and loop.index0 == last.user -}}
    {{- '<|im_end|>\n' -}}
  {%- else -%}
    {{- '<|im_start|>' + message.role + '\n' + message.content + '<|im_end|>\n' -}}
  {%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}
  {{- '<|im_start|>assistant\n' + ('<think>\n' if enable_thinking | default(true) else '<think></think>') -}}
{%- endif -%}
"""#),
    ("schemas/templates/qwen2.5.jinja", #"""
{#- SPDX-License-Identifier: Apache-2.0
    Qwen 2.5, in the format of the chat template published with the models: ChatML with Hermes-style tools.
    A default system message stands where the data has none. Calls and results are JSON between tags;
    results that follow each other share one user turn. -#}
{%- set default_system = 'You are Qwen, created by Alibaba Cloud. You are a helpful assistant.' -%}
{%- set system = messages[0].content if messages[0].role == 'system' else default_system -%}
{{- '<|im_start|>system\n' + system -}}
{%- if tools -%}
  {{- '\n\n# Tools\n\nYou may call one or more functions to assist with the user query.\n\nYou are provided with function signatures within <tools></tools> XML tags:\n<tools>' -}}
  {%- for tool in tools -%}
    {{- '\n' + tool | tojson -}}
  {%- endfor -%}
  {{- '\n</tools>\n\nFor each function call, return a json object with function name and arguments within <tool_call></tool_call> XML tags:\n<tool_call>\n{"name": <function-name>, "arguments": <args-json-object>}\n</tool_call>' -}}
{%- endif -%}
{{- '<|im_end|>\n' -}}

{%- for message in messages -%}
  {%- if message.role == 'user' or message.role == 'system' and not loop.first -%}
    {{- '<|im_start|>' + message.role + '\n' + message.content + '<|im_end|>\n' -}}
  {%- elif message.role == 'assistant' -%}
    {{- '<|im_start|>assistant\n' -}}
    {%- generation -%}
      {%- if message.tool_calls -%}
        {{- message.content + '\n' if message.content -}}
        {%- for call in message.tool_calls -%}
          {%- set function = call.function | default(call) -%}
          {{- '<tool_call>\n{"name": "' + function.name + '", "arguments": ' + function.arguments | tojson + '}\n</tool_call>' -}}
          {{- '\n' if not loop.last -}}
        {%- endfor -%}
      {%- else -%}
        {{- '' + message.content -}}
      {%- endif -%}
      {{- '<|im_end|>' -}}
    {%- endgeneration -%}
    {{- '\n' -}}
  {%- elif message.role == 'tool' -%}
    {{- '<|im_start|>user' if loop.previtem is undefined or loop.previtem.role != 'tool' -}}
    {{- '\n<tool_response>\n' ~ message.content ~ '\n</tool_response>' -}}
    {{- '<|im_end|>\n' if loop.nextitem is undefined or loop.nextitem.role != 'tool' -}}
  {%- endif -%}
{%- endfor -%}
{{- '<|im_start|>assistant\n' if add_generation_prompt -}}
"""#),
    ("schemas/templates/qwen3.5.jinja", #"""
{#- SPDX-License-Identifier: Apache-2.0
    Qwen 3.5 and 3.6, in the format of the chat templates published with the models: ChatML with
    thinking, calls in XML.
    Content is trimmed. The system message comes first, and some user message asks a question.
    Reasoning comes from reasoning_content (or thinking, or reasoning), else from think tags inside the content;
    every assistant turn after the last question has a think block, be it empty, earlier ones have none
    unless preserve_thinking is true. Arguments of calls are an object, not text. Qwen 3.6 writes
    numbers, booleans and null in them as JSON, Qwen 3.5 as Python does: scalars_as_json. -#}
{%- macro shown(content, in_system=false) -%}
  {%- if content is string -%}
    {{- content -}}
  {%- elif content is mapping or content is defined and content is not none and content is not iterable -%}
    {{- raise_exception('The content of a message must be text or a list of parts.') -}}
  {%- else -%}
    {%- for part in content or [] -%}
      {%- if 'image' in part or 'image_url' in part or part.type == 'image' or 'video' in part or part.type == 'video' -%}
        {%- if in_system -%}
          {{- raise_exception('A system message cannot hold images or videos.') -}}
        {%- endif -%}
        {%- set pad = 'image' if 'image' in part or 'image_url' in part or part.type == 'image' else 'video' -%}
        {{- '<|vision_start|><|' + pad + '_pad|><|vision_end|>' -}}
      {%- elif 'text' in part -%}
        {{- part.text -}}
      {%- else -%}
        {{- raise_exception('A part of a message must be text, an image or a video.') -}}
      {%- endif -%}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro -%}
{%- macro argument(value) -%}
  {%- if value is string -%}
    {{- value -}}
  {%- elif scalars_as_json or value is mapping or value is sequence -%}
    {{- value | tojson -}}
  {%- else -%}
    {{- value | string -}}
  {%- endif -%}
{%- endmacro -%}

{%- set last = namespace(question=-1) -%}
{%- for message in messages -%}
  {%- set question = shown(message.content) | trim if message.role == 'user' -%}
  {%- if question is defined and not (question.startswith('<tool_response>') and question.endswith('</tool_response>')) -%}
    {%- set last.question = loop.index0 -%}
  {%- endif -%}
{%- endfor -%}
{%- if last.question < 0 -%}
  {{- raise_exception('No user message asks a question.') -}}
{%- endif -%}

{%- set has_system = messages[0].role == 'system' -%}
{%- set system = shown(messages[0].content, in_system=true) | trim if has_system -%}
{%- if tools -%}
  {{- '<|im_start|>system\n# Tools\n\nYou have access to the following functions:\n\n<tools>' -}}
  {%- for tool in tools -%}
    {{- '\n' + tool | tojson -}}
  {%- endfor -%}
  {{- '\n</tools>\n\nIf you choose to call a function ONLY reply in the following format with NO suffix:\n\n' -}}
  {{- '<tool_call>\n<function=example_function_name>\n' -}}
  {{- '<parameter=example_parameter_1>\nvalue_1\n</parameter>\n' -}}
  {{- '<parameter=example_parameter_2>\nThis is the value for the second parameter\nthat can span\nmultiple lines\n</parameter>\n' -}}
  {{- '</function>\n</tool_call>\n\n<IMPORTANT>\nReminder:\n' -}}
  {{- '- Function calls MUST follow the specified format: an inner <function=...></function> block must be nested within <tool_call></tool_call> XML tags\n' -}}
  {{- '- Required parameters MUST be specified\n' -}}
  {{- '- You may provide optional reasoning for your function call in natural language BEFORE the function call, but NOT after\n' -}}
  {{- '- If there is no function call available, answer the question like normal with your current knowledge and do not tell the user about function calls\n</IMPORTANT>' -}}
  {{- '\n\n' + system if system -}}
  {{- '<|im_end|>\n' -}}
{%- elif has_system -%}
  {{- '<|im_start|>system\n' + system + '<|im_end|>\n' -}}
{%- endif -%}

{%- for message in messages -%}
  {%- set content = shown(message.content) | trim -%}
  {%- if message.role == 'system' -%}
    {%- if not loop.first -%}
      {{- raise_exception('The system message must come first.') -}}
    {%- endif -%}
  {%- elif message.role == 'user' -%}
    {{- '<|im_start|>user\n' + content + '<|im_end|>\n' -}}
  {%- elif message.role == 'assistant' -%}
    {%- set reasoning = [message.reasoning_content, message.thinking, message.reasoning] | select('string') | first | default(none) -%}
    {%- if reasoning is none and '</think>' in content -%}
      {%- set reasoning = content.split('</think>')[0].rstrip('\n').split('<think>')[-1] -%}
      {%- set content = content.split('</think>')[-1].lstrip('\n') -%}
    {%- endif -%}
    {{- '<|im_start|>assistant\n' -}}
    {%- generation -%}
      {%- if preserve_thinking is true or loop.index0 > last.question -%}
        {{- '<think>\n' + (reasoning or '') | trim + '\n</think>\n\n' -}}
      {%- endif -%}
      {{- content -}}
      {%- for call in message.tool_calls or [] -%}
        {%- set function = call.function | default(call) -%}
        {{- ('\n\n' if content | trim else '') if loop.first else '\n' -}}
        {{- '<tool_call>\n<function=' + function.name + '>\n' -}}
        {%- if function.arguments is string -%}
          {{- raise_exception('The arguments of a call must be an object here, not text.') -}}
        {%- endif -%}
        {%- for name, value in function.arguments | default({}) | items -%}
          {{- '<parameter=' + name + '>\n' + argument(value) + '\n</parameter>\n' -}}
        {%- endfor -%}
        {{- '</function>\n</tool_call>' -}}
      {%- endfor -%}
      {{- '<|im_end|>' -}}
    {%- endgeneration -%}
    {{- '\n' -}}
  {%- elif message.role == 'tool' -%}
    {{- '<|im_start|>user' if loop.previtem and loop.previtem.role != 'tool' -}}
    {{- '\n<tool_response>\n' + content + '\n</tool_response>' -}}
    {{- '<|im_end|>\n' if loop.last or loop.nextitem.role != 'tool' -}}
  {%- else -%}
    {{- raise_exception('The role "' ~ message.role ~ '" is not known.') -}}
  {%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}
  {{- '<|im_start|>assistant\n<think>\n' -}}
  {{- '\n</think>\n\n' if enable_thinking is false -}}
{%- endif -%}
"""#),
    ("schemas/templates/qwen3.8.jinja", #"""
{#- SPDX-License-Identifier: Apache-2.0
    Qwen 3.8, in the format of the chat template published with the model: as Qwen 3.5 and 3.6, but the
    system turn opens with a sentence about the effort (reasoning_effort: "xhigh", the default, "medium", which has none, or
    "low") unless enable_thinking is false; every assistant turn has a think block unless
    preserve_thinking is false; think tags in the content stay where they are. -#}
{%- macro shown(content, in_system=false) -%}
  {%- if content is string -%}
    {{- content -}}
  {%- elif content is mapping or content is defined and content is not none and content is not iterable -%}
    {{- raise_exception('The content of a message must be text or a list of parts.') -}}
  {%- else -%}
    {%- for part in content or [] -%}
      {%- if 'image' in part or 'image_url' in part or part.type == 'image' or 'video' in part or part.type == 'video' -%}
        {%- if in_system -%}
          {{- raise_exception('A system message cannot hold images or videos.') -}}
        {%- endif -%}
        {%- set pad = 'image' if 'image' in part or 'image_url' in part or part.type == 'image' else 'video' -%}
        {{- '<|vision_start|><|' + pad + '_pad|><|vision_end|>' -}}
      {%- elif 'text' in part -%}
        {{- part.text -}}
      {%- else -%}
        {{- raise_exception('A part of a message must be text, an image or a video.') -}}
      {%- endif -%}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro -%}
{%- macro argument(value) -%}
  {%- if value is string -%}
    {{- value -}}
  {%- else -%}
    {{- value | tojson -}}
  {%- endif -%}
{%- endmacro -%}
{%- macro effort(level) -%}
  {%- if level == 'xhigh' -%}
    {{- 'Reasoning effort is set to xhigh. Please think carefully through the task, validate key assumptions, consider plausible alternatives, and prioritize correctness, consistency, and clarity in the final answer.' -}}
  {%- elif level == 'low' -%}
    {{- 'Reasoning effort is set to low. Keep your thinking brief and focused, moving directly to the conclusion without unnecessary elaboration.' -}}
  {%- elif level != 'medium' -%}
    {{- raise_exception('reasoning_effort must be "xhigh", "medium" or "low".') -}}
  {%- endif -%}
{%- endmacro -%}

{%- set last = namespace(question=-1) -%}
{%- for message in messages -%}
  {%- set question = shown(message.content) | trim if message.role == 'user' -%}
  {%- if question is defined and not (question.startswith('<tool_response>') and question.endswith('</tool_response>')) -%}
    {%- set last.question = loop.index0 -%}
  {%- endif -%}
{%- endfor -%}
{%- if last.question < 0 -%}
  {{- raise_exception('No user message asks a question.') -}}
{%- endif -%}

{%- set has_system = messages[0].role == 'system' -%}
{%- set system = shown(messages[0].content, in_system=true) | trim if has_system -%}
{%- set instruction = effort(reasoning_effort | default('xhigh')) if enable_thinking | default(true) is true else '' -%}
{%- if tools -%}
  {{- '<|im_start|>system\n' + (instruction + '\n\n' if instruction else '') + '# Tools\n\nYou have access to the following functions:\n\n<tools>' -}}
  {%- for tool in tools -%}
    {{- '\n' + tool | tojson -}}
  {%- endfor -%}
  {{- '\n</tools>\n\nIf you choose to call a function ONLY reply in the following format with NO suffix:\n\n' -}}
  {{- '<tool_call>\n<function=example_function_name>\n' -}}
  {{- '<parameter=example_parameter_1>\nvalue_1\n</parameter>\n' -}}
  {{- '<parameter=example_parameter_2>\nThis is the value for the second parameter\nthat can span\nmultiple lines\n</parameter>\n' -}}
  {{- '</function>\n</tool_call>\n\n<IMPORTANT>\nReminder:\n' -}}
  {{- '- Function calls MUST follow the specified format: an inner <function=...></function> block must be nested within <tool_call></tool_call> XML tags\n' -}}
  {{- '- Required parameters MUST be specified\n' -}}
  {{- '- You may provide optional reasoning for your function call in natural language BEFORE the function call, but NOT after\n' -}}
  {{- '- If there is no function call available, answer the question like normal with your current knowledge and do not tell the user about function calls\n</IMPORTANT>' -}}
  {{- '\n\n' + system if system -}}
  {{- '<|im_end|>\n' -}}
{%- elif system or instruction -%}
  {{- '<|im_start|>system\n' + [instruction, system] | select | join('\n\n') + '<|im_end|>\n' -}}
{%- endif -%}

{%- for message in messages -%}
  {%- set content = shown(message.content) | trim -%}
  {%- if message.role == 'system' -%}
    {%- if not loop.first -%}
      {{- raise_exception('The system message must come first.') -}}
    {%- endif -%}
  {%- elif message.role == 'user' -%}
    {{- '<|im_start|>user\n' + content + '<|im_end|>\n' -}}
  {%- elif message.role == 'assistant' -%}
    {%- set reasoning = [message.reasoning_content, message.thinking, message.reasoning] | select('string') | first | default(none) -%}
    {{- '<|im_start|>assistant\n' -}}
    {%- generation -%}
      {%- if preserve_thinking | default(true) is true or loop.index0 > last.question -%}
        {{- '<think>\n' + (reasoning or '') | trim + '\n</think>\n\n' -}}
      {%- endif -%}
      {{- content -}}
      {%- for call in message.tool_calls or [] -%}
        {%- set function = call.function | default(call) -%}
        {{- ('\n\n' if content | trim else '') if loop.first else '\n' -}}
        {{- '<tool_call>\n<function=' + function.name + '>\n' -}}
        {%- if function.arguments is string and function.arguments -%}
          {{- raise_exception('The arguments of a call must be an object here, not text.') -}}
        {%- endif -%}
        {%- for name, value in function.arguments | default({}, true) | items -%}
          {{- '<parameter=' + name + '>\n' + argument(value) + '\n</parameter>\n' -}}
        {%- endfor -%}
        {{- '</function>\n</tool_call>' -}}
      {%- endfor -%}
      {{- '<|im_end|>' -}}
    {%- endgeneration -%}
    {{- '\n' -}}
  {%- elif message.role == 'tool' -%}
    {{- '<|im_start|>user' if loop.previtem and loop.previtem.role != 'tool' -}}
    {{- '\n<tool_response>\n' + content + '\n</tool_response>' -}}
    {{- '<|im_end|>\n' if loop.last or loop.nextitem.role != 'tool' -}}
  {%- else -%}
    {{- raise_exception('The role "' ~ message.role ~ '" is not known.') -}}
  {%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}
  {{- '<|im_start|>assistant\n<think>\n' -}}
  {{- '\n</think>\n\n' if enable_thinking is false -}}
{%- endif -%}
"""#),
    ("schemas/templates/qwen3.jinja", #"""
{#- SPDX-License-Identifier: Apache-2.0
    Qwen 3 (hybrid), in the format of the chat template published with the models: ChatML with
    Hermes-style tools and thinking.
    Reasoning comes from reasoning_content (or thinking, or reasoning), else from think tags inside the content. It
    is shown only after the last question, where a question is a user message that is no tool result;
    there the last turn gets an empty think block when it has no reasoning. -#}
{%- macro text(content) -%}
  {{- content if content is string -}}
{%- endmacro -%}
{%- if not messages -%}
  {{- raise_exception('The conversation has no messages.') -}}
{%- endif -%}
{%- set system = messages[0].content if messages[0].role == 'system' -%}
{%- if tools -%}
  {{- '<|im_start|>system\n' + (system + '\n\n' if system is defined else '') -}}
  {{- '# Tools\n\nYou may call one or more functions to assist with the user query.\n\nYou are provided with function signatures within <tools></tools> XML tags:\n<tools>' -}}
  {%- for tool in tools -%}
    {{- '\n' + tool | tojson -}}
  {%- endfor -%}
  {{- '\n</tools>\n\nFor each function call, return a json object with function name and arguments within <tool_call></tool_call> XML tags:\n<tool_call>\n{"name": <function-name>, "arguments": <args-json-object>}\n</tool_call><|im_end|>\n' -}}
{%- elif system is defined -%}
  {{- '<|im_start|>system\n' + system + '<|im_end|>\n' -}}
{%- endif -%}

{%- set last = namespace(question=messages | length - 1) -%}
{%- for message in messages -%}
  {%- if message.role == 'user' and message.content is string -%}
    {%- if not (message.content.startswith('<tool_response>') and message.content.endswith('</tool_response>')) -%}
      {%- set last.question = loop.index0 -%}
    {%- endif -%}
  {%- endif -%}
{%- endfor -%}

{%- for message in messages -%}
  {%- set content = text(message.content) -%}
  {%- if message.role == 'user' or message.role == 'system' and not loop.first -%}
    {{- '<|im_start|>' + message.role + '\n' + content + '<|im_end|>\n' -}}
  {%- elif message.role == 'assistant' -%}
    {%- set reasoning = [message.reasoning_content, message.thinking, message.reasoning] | select('string') | first | default(none) -%}
    {%- if reasoning is none and '</think>' in content -%}
      {%- set reasoning = content.split('</think>')[0].rstrip('\n').split('<think>')[-1] -%}
      {%- set content = content.split('</think>')[-1].lstrip('\n') -%}
    {%- endif -%}
    {{- '<|im_start|>assistant\n' -}}
    {%- generation -%}
      {%- if loop.index0 > last.question and (loop.last or reasoning) -%}
        {{- '<think>\n' + (reasoning or '').strip('\n') + '\n</think>\n\n' + content.lstrip('\n') -}}
      {%- else -%}
        {{- content -}}
      {%- endif -%}
      {%- for call in message.tool_calls or [] -%}
        {%- set function = call.function or call -%}
        {{- '\n' if content or not loop.first -}}
        {{- '<tool_call>\n{"name": "' + function.name + '", "arguments": ' -}}
        {{- function.arguments if function.arguments is string else function.arguments | tojson -}}
        {{- '}\n</tool_call>' -}}
      {%- endfor -%}
      {{- '<|im_end|>' -}}
    {%- endgeneration -%}
    {{- '\n' -}}
  {%- elif message.role == 'tool' -%}
    {{- '<|im_start|>user' if loop.previtem is undefined or loop.previtem.role != 'tool' -}}
    {{- '\n<tool_response>\n' + content + '\n</tool_response>' -}}
    {{- '<|im_end|>\n' if loop.nextitem is undefined or loop.nextitem.role != 'tool' -}}
  {%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}
  {{- '<|im_start|>assistant\n' -}}
  {{- '<think>\n\n</think>\n\n' if enable_thinking is false -}}
{%- endif -%}
"""#),
  ]
}
