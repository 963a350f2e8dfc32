"""What the experiments are asked and what they measure: plain values without torch, one file an experiment."""
