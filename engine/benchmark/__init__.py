"""How fast the engine trains and translates: real training steps and real decoding, timed, beside others' programs."""
