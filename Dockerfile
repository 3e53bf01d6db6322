# SPDX-License-Identifier: Apache-2.0
#
#   docker build --tag jsonl-tools .
#   docker run --rm --volume "$PWD:/data:ro" jsonl-tools jsonlcheck train.jsonl

FROM swift:6.3-bookworm AS build
WORKDIR /source
COPY . .
# Without the repository there is no commit to take the date from.
ARG SOURCE_DATE_EPOCH
RUN scripts/build-static

FROM debian:bookworm-slim
# Only `jsonltokens fetch` needs these.
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ca-certificates libcurl4 \
  && rm -rf /var/lib/apt/lists/* \
  && useradd --uid 1000 --create-home jsonl
COPY --from=build /source/.build/dist/bin/jsonlcheck /source/.build/dist/bin/jsonlsplit \
  /source/.build/dist/bin/jsonltokens /usr/local/bin/
COPY --from=build /source/.build/dist/bin/THIRD-PARTY-LICENSES /source/LICENSE \
  /usr/share/doc/jsonl-tools/
USER 1000:1000
WORKDIR /data
CMD ["jsonlcheck", "--help"]
