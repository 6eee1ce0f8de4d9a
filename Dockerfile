# syntax=docker/dockerfile:1
# One image for every worker; everything that differs between installations comes from the environment.
# Behind a mirror: docker compose build --build-arg PIP_INDEX_URL=https://…

ARG PYTHON=3.12-slim-bookworm

FROM python:${PYTHON} AS build
ARG PIP_INDEX_URL
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /src
RUN python -m venv /opt/xinyi
# The libraries first: a layer of their own, which a change of our code does not throw away.
COPY pyproject.toml constraints.txt ./
RUN python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["dependencies"], sep="\n")' > requirements.txt \
    && /opt/xinyi/bin/pip install --quiet --no-cache-dir --constraint constraints.txt --requirement requirements.txt
COPY . .
RUN /opt/xinyi/bin/pip install --quiet --no-cache-dir --no-deps .

FROM python:${PYTHON}
RUN useradd --system --uid 10001 --create-home --home-dir /srv/xinyi xinyi \
    && install -d -o xinyi -g xinyi /srv/xinyi/var
COPY --from=build /opt/xinyi /opt/xinyi
ENV PATH=/opt/xinyi/bin:$PATH PYTHONUNBUFFERED=1 XINYI_LISTEN=0.0.0.0:8080
USER xinyi
WORKDIR /srv/xinyi
VOLUME /srv/xinyi/var
EXPOSE 8080
# The server stops in order within 5 s of this signal.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8080/readyz', timeout=2)"]
CMD ["python", "-m", "bot", "serve"]
