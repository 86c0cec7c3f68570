# docker build -t jdlint . && docker run --rm -v "$PWD:/work" jdlint postings/
FROM python:3.13-slim

# git tells --changed and --changed-since what changed; the folder that is mounted may belong to somebody else.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*'

COPY pyproject.toml README.md LICENSE /src/
COPY scripts /src/scripts
COPY rules /src/rules
COPY src /src/src
RUN pip install --no-cache-dir /src && rm -rf /src

RUN useradd --create-home jdlint
USER jdlint
WORKDIR /work
ENTRYPOINT ["jdlint"]
CMD ["."]
