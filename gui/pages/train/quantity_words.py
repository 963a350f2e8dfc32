"""What the quantities of a training are called."""

from gui.i18n.text import tr
from gui.state.quantity import Quantity


def quantity_title(quantity: Quantity) -> str:
    """Its name, as it is chosen."""
    return {
        Quantity.LOSS: tr("Loss"),
        Quantity.BLEU: tr("BLEU"),
        Quantity.ALIGNMENT_ERROR: tr("Alignment error"),
        Quantity.LEARNING_RATE: tr("Learning rate"),
        Quantity.GRADIENT_NORM: tr("Gradient norm"),
        Quantity.SPEED: tr("Speed"),
    }[quantity]


def quantity_unit(quantity: Quantity) -> str:
    """What is measured, and in what, also for who sees the picture alone."""
    return {
        Quantity.LOSS: tr("loss, nats per piece"),
        Quantity.BLEU: tr("BLEU of held-out pairs"),
        Quantity.ALIGNMENT_ERROR: tr("alignment error rate of the attention"),
        Quantity.LEARNING_RATE: tr("learning rate"),
        Quantity.GRADIENT_NORM: tr("gradient norm before clipping"),
        Quantity.SPEED: tr("tokens per second"),
    }[quantity]


def quantity_tip(quantity: Quantity) -> str:
    """How its curves are to be read."""
    return {
        Quantity.LOSS: tr(
            "Thick: loss on held-out pairs, at each validation. Thin: training loss, with label smoothing."
        ),
        Quantity.BLEU: tr("How close translations of held-out pairs come to their references, 0 to 100."),
        Quantity.ALIGNMENT_ERROR: tr(
            "How much of the attention's word alignment differs from the true one, at each validation (100 % to 0 %)."
        ),
        Quantity.LEARNING_RATE: tr("It rises while the training warms up, and falls from then on."),
        Quantity.GRADIENT_NORM: tr("The gradient's length at each step; what is longer than the limit is cut to it."),
        Quantity.SPEED: tr("Source and target pieces without padding, at each step."),
    }[quantity]
