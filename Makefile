# Thi Đua. `make` hay `make help`: các lệnh có ở đây · the commands there are.
# Chỉ cần Python 3.11–3.13, pip và make · all it takes.

PYTHON ?= python3
VENV   ?= .venv
PYTEST  = $(VENV)/bin/python -m pytest
UV      = .tools/bin/uv
# another Python asks for another environment
SERIES := $(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')
READY   = $(VENV)/.ready-$(SERIES)
# each long test of the rooms runs once: on PostgreSQL, or on SQLite where it is marked one_database
LONG    = -n 2 --dist worksteal --durations 20

export UV_PROJECT_ENVIRONMENT = $(VENV)
export UV_PYTHON_DOWNLOADS = never
# offices often stand behind a proxy whose certificate only the system knows (older name, newer name)
export UV_NATIVE_TLS = 1
export UV_SYSTEM_CERTS = 1
export PYTHONUTF8 = 1
# compiled modules are kept, else each process of the tests compiles some two thousand again
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint pytest test-all bench docs-pages coverage-page picture tutorial-pictures clean

help: ## Bảng này · this table
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## Dựng môi trường .venv theo uv.lock · build .venv from uv.lock

# uv is put beside the checkout by plain pip: no venv module, no root, nothing touched outside
$(UV):
	@$(PYTHON) -c 'import sys; (3, 11) <= sys.version_info < (3, 14) or sys.exit("Thi Đua cần Python 3.11, 3.12 hoặc 3.13; đây là " + sys.version.split()[0] + ". Thử: make PYTHON=python3.12 …")'
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --target .tools "uv>=0.7,<1"

$(READY): uv.lock pyproject.toml | $(UV)
	$(UV) sync --frozen --inexact --quiet --python "$(PYTHON)"
	@touch $@

demo: $(READY) ## Chạy cả năm kế hoạch, mở trang kết quả · run the five plans and open the page
	$(VENV)/bin/thidua demo

test: $(READY) ## Kiểm lối viết, kiểu và phép thử (dưới 3 phút) · style, types, tests (under 3 minutes)
	@$(MAKE) --no-print-directory -j 2 lint pytest

lint: $(READY) ## ruff, mypy
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy --no-error-summary

pytest: $(READY)
	scripts/in-memory $(PYTEST) -n 2 --dist worksteal

test-all: $(READY) ## Phần lâu và phần cần trình duyệt, LibreOffice, PostgreSQL (tự cài khi được phép) · what takes long, or needs browser, LibreOffice, PostgreSQL
	scripts/system-packages
	$(UV) sync --frozen --inexact --quiet --python "$(PYTHON)" --group system
	scripts/in-memory $(PYTEST) -m system $(LONG) tests/system
	scripts/in-memory $(PYTEST) -m "system or slow" $(LONG) --ignore tests/system --ignore tests/web
	scripts/in-memory $(PYTEST) -m "(system or slow) and one_database" $(LONG) tests/web
	scripts/in-memory scripts/with-postgres $(PYTEST) -m "not one_database" $(LONG) tests/web

bench: $(READY) ## Đo tốc độ; BENCH=--huge thêm mười triệu · measure speed; BENCH=--huge adds ten million
	$(UV) sync --frozen --inexact --quiet --python "$(PYTHON)" --group bench
	$(VENV)/bin/python -m benchmarks $(BENCH)

docs-pages: $(READY) ## Sinh lại các trang tra cứu · write the generated reference pages again
	$(VENV)/bin/python -m thidua.docpages

coverage-page: $(READY) ## Sinh lại docs/coverage.md · write docs/coverage.md again
	$(VENV)/bin/thidua coverage --write docs/coverage.md

picture: $(READY) ## Chụp lại hình trong README · take the picture of the README again
	$(UV) sync --frozen --inexact --quiet --python "$(PYTHON)" --group system
	$(VENV)/bin/python scripts/take-picture.py

tutorial-pictures: $(READY) ## Chụp lại hình trong bài học, bằng cách làm theo bài · take the tutorial's pictures again by following it
	$(UV) sync --frozen --inexact --quiet --python "$(PYTHON)" --group system
	THIDUA_PICTURES=yes scripts/in-memory $(PYTEST) -q -m system tests/system/journeys/test_tutorial.py

clean: ## Xoá những gì make đã dựng · remove what make has built
	rm -rf $(VENV) .tools .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist demo thidua-demo
