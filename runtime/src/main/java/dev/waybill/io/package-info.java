/// Files of tensors: NumPy's `.npy` and Hugging Face's safetensors. Depends on `dev.waybill.tensor`
/// only.
package dev.waybill.io;
