FROM python:3.13-slim AS installed
COPY requirements.lock .
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock

FROM python:3.13-slim
# espeak-ng reads answers aloud when no provider does.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends espeak-ng \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --no-create-home --shell /usr/sbin/nologin atelier
COPY --from=installed /venv /venv
WORKDIR /atelier
COPY main.py ./
COPY core core
COPY bots bots
COPY gateway gateway
COPY operations operations
COPY playground playground
COPY migrations migrations
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER atelier
ENTRYPOINT ["python", "main.py"]
CMD ["--help"]
