"""Coaches over the library whose model is a real client: what faults are met with."""

from coach.adapters.langchain_model import open_model
from coach.bootstrap.planting import LibraryPlanting
from coach.ports.chat import ChatModel


class LibraryDegrading(LibraryPlanting):
    """Builds coaches over the library, and opens the models that word their answers."""

    def open_model(self, name: str, base_url: str) -> ChatModel:
        """Return the model of a server, its library loaded.

        No variable of the environment is looked at, so that no key of anybody is sent.

        Raises:
            ModelNotInstalled: The package of the provider is missing.
        """
        model = open_model(name, base_url=base_url, environ={})
        model.warm()
        return model
