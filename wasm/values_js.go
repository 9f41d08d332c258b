package main

import (
	"strconv"
	"syscall/js"
	"unsafe"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/wasm/calls"
	"github.com/logwinnow/logwinnow/wasm/wire"
)

// This file alone uses unsafe: syscall/js copies bytes only, so numbers are seen as the bytes they are
// (little-endian on both sides), and text as the string it becomes.

// arraysOf copies typed arrays into Go.
func arraysOf(list js.Value) ([]calls.Array, error) {
	in := make([]calls.Array, list.Length())
	for i := range in {
		array := list.Index(i)
		switch {
		case isA(array, "Uint8Array"):
			text := make([]byte, array.Length())
			js.CopyBytesToGo(text, array)
			in[i].Text = unsafe.String(unsafe.SliceData(text), len(text))
		case isA(array, "Int32Array"):
			in[i].Offsets = copied[int32](array)
		case isA(array, "Float64Array"):
			in[i].Numbers = copied[float64](array)
		default:
			return nil, core.Refuse(core.Shape, "array "+strconv.Itoa(i), "a Uint8Array, Int32Array or Float64Array", array.Type().String())
		}
	}
	return in, nil
}

func isA(value js.Value, constructor string) bool {
	return value.Type() == js.TypeObject && value.InstanceOf(js.Global().Get(constructor))
}

// copied takes the numbers of a typed array.
func copied[T int32 | float64](array js.Value) []T {
	numbers := make([]T, array.Length())
	bytes := js.Global().Get("Uint8Array").New(array.Get("buffer"), array.Get("byteOffset"), array.Get("byteLength"))
	js.CopyBytesToGo(bytesOf(numbers), bytes)
	return numbers
}

// typedArray gives the numbers to JavaScript as a typed array of its own.
func typedArray[T int32 | float64 | byte](constructor string, numbers []T) js.Value {
	bytes := js.Global().Get("Uint8Array").New(len(bytesOf(numbers)))
	js.CopyBytesToJS(bytes, bytesOf(numbers))
	return js.Global().Get(constructor).New(bytes.Get("buffer"))
}

func bytesOf[T int32 | float64 | byte](numbers []T) []byte {
	var one T
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(numbers))), len(numbers)*int(unsafe.Sizeof(one)))
}

// documentOf gives an answer to JavaScript: its document, and its vectors beside it.
func documentOf(answer *wire.Answer) (js.Value, error) {
	json, err := answer.JSON(true)
	if err != nil {
		return js.Undefined(), err
	}
	arrays := js.Global().Get("Object").New()
	for _, v := range answer.Beside() {
		arrays.Set(v.Name, vectorOf(v.Vector))
	}
	return js.ValueOf(map[string]any{"json": typedArray("Uint8Array", json), "arrays": arrays}), nil
}

func vectorOf(v *wire.Vector) js.Value {
	switch {
	case v.Texts != nil:
		text, offsets := v.Texts.Layout()
		bytes := unsafe.Slice(unsafe.StringData(text), len(text))
		return js.ValueOf(map[string]any{"bytes": typedArray("Uint8Array", bytes), "offsets": typedArray("Int32Array", offsets)})
	case v.Bytes != nil:
		return js.ValueOf(map[string]any{"raw": typedArray("Uint8Array", v.Bytes)})
	case v.Ints != nil:
		return typedArray("Int32Array", v.Ints)
	case v.Flags != nil:
		flags := make([]byte, len(v.Flags))
		for i, f := range v.Flags {
			if f {
				flags[i] = 1
			}
		}
		return typedArray("Uint8Array", flags)
	}
	return typedArray("Float64Array", v.Floats)
}
