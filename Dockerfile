# syntax=docker/dockerfile:1
# An exact version, so that a build today and one next year start from the same. Stricter still is a digest:
#   docker build --build-arg PYTHON_IMAGE=python@sha256:… .
# (docker buildx imagetools inspect python:3.13.12-slim-bookworm shows it.)
ARG PYTHON_IMAGE=python:3.13.12-slim-bookworm

FROM ${PYTHON_IMAGE} AS build
WORKDIR /build
COPY requirements.txt .
# Every package by its hash; no pip in what is shipped.
RUN python -m venv --without-pip /venv \
 && pip --python /venv/bin/python install --no-cache-dir --no-deps --require-hashes -r requirements.txt
COPY bot /app/bot
COPY handlers /app/handlers
RUN /venv/bin/python -m compileall -q /app

FROM ${PYTHON_IMAGE}
RUN useradd --system --uid 10001 --home-dir /data --create-home bot
COPY --from=build /venv /venv
COPY --from=build /app /app
# The bill of materials: every package with its version and hashes.
COPY requirements.txt /app/
WORKDIR /app
# Inside a container every address is its own: what is published decides who reaches the port.
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DATA_DIR=/data HTTP_HOST=0.0.0.0
USER 10001
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["python", "-c", "import os, urllib.request as u; p = os.environ.get('HTTP_PORT') or '8080'; p == '0' or u.urlopen(f'http://127.0.0.1:{p}/healthz', timeout=4)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
