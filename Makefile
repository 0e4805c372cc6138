# Everything one does with this repository. `make` lists it.

.DEFAULT_GOAL := help
.PHONY: help serve build test offline accept soak bench pictures clean

PORT ?= 8080
export PORT

# Other people's documents, which the tests read in place.
CORPUS ?= $(abspath $(wildcard ../shared/corpus))
ifneq ($(CORPUS),)
export CORPUS
endif

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: ## Build the page and serve it on 127.0.0.1:8080 (PORT=… for another port)
	@sh scripts/serve.sh

build: ## Leave the release page in dist/, for any static server and any sub-path
	@sh scripts/build.sh

test: ## Run everything that must always hold
	@sh scripts/test.sh

offline: ## Build the page and run every journey with its host gone after the first visit
	@sh scripts/offline.sh

accept: ## Have other people's real parsers read what is printed: the Azure CLI, Azure's models, HCL
	@sh scripts/accept.sh

soak: ## Fuzz what reads (SECONDS_EACH=600 for ten minutes each), and hold two builds of the page against each other
	@sh scripts/soak.sh

bench: ## Measure the address arithmetic, and the page from paste to paint
	@sh scripts/bench.sh

pictures: ## Take the README's pictures anew
	@sh scripts/pictures.sh

clean: ## Remove what was built (tools stay in the user's cache)
	@cargo clean && rm -rf dist target tests/browser/node_modules
