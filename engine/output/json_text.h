// JsonText: JSON written straight into a string.
//
// Puts the commas itself, by the character before. Names of members and values that are given as
// literals need no escapes; strings are escaped eight bytes at once. Does not: check that objects
// are ended, or that strings are valid UTF-8. What it writes goes through a small buffer, which
// stays in the cache and is appended to the string when it is full, and by Flush.
#ifndef IPSE_OUTPUT_JSON_TEXT_H_
#define IPSE_OUTPUT_JSON_TEXT_H_

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace ipse {

class JsonText {
 public:
  // `out` must outlive this.
  explicit JsonText(std::string& out) : out_(out) {}
  JsonText(const JsonText&) = delete;
  JsonText& operator=(const JsonText&) = delete;

  void BeginObject() { Begin('{'); }
  void EndObject() { End('}'); }
  void BeginArray() { Begin('['); }
  void EndArray() { End(']'); }

  template <std::size_t size>
  void Key(const char (&name)[size]) {
    static_assert(size + 3 < kRoom);
    Separate();
    gathered_[size_++] = '"';
    std::memcpy(&gathered_[size_], name, size - 1);
    size_ += size - 1;
    gathered_[size_++] = '"';
    gathered_[size_++] = ':';
  }

  void String(std::string_view text) {
    BeginString();
    AddToString(text);
    EndString();
  }
  // A string in pieces.
  void BeginString() { Begin('"'); }
  void AddToString(std::string_view text);
  void EndString() { End('"'); }
  // A string of fewer than 60 bytes that needs no escapes, as names of the contract.
  void Plain(std::string_view text) {
    Begin('"');
    std::memcpy(&gathered_[size_], text.data(), text.size());
    size_ += text.size();
    gathered_[size_++] = '"';
  }
  // The string of a letter and a number: "e3".
  void Id(char kind, std::uint32_t number) {
    Begin('"');
    gathered_[size_++] = kind;
    PutNumber(number);
    gathered_[size_++] = '"';
  }

  void Number(std::uint32_t number) {
    Separate();
    PutNumber(number);
  }
  // `number` / 1000, without zeros at its end.
  void Thousandths(std::uint32_t number);
  // [begin,end]
  void Pair(std::uint32_t begin, std::uint32_t end) {
    Separate();
    gathered_[size_++] = '[';
    PutNumber(begin);
    gathered_[size_++] = ',';
    PutNumber(end);
    gathered_[size_++] = ']';
  }
  void Null() { Literal("null"); }
  void Bool(bool value) { value ? Literal("true") : Literal("false"); }
  // A value as it is to stand there.
  template <std::size_t size>
  void Literal(const char (&value)[size]) {
    static_assert(size + 1 < kRoom);
    Separate();
    std::memcpy(&gathered_[size_], value, size - 1);
    size_ += size - 1;
  }

  // To be called at the end.
  void Flush();

 private:
  // What is put at once is shorter than this.
  static constexpr std::size_t kRoom = 64;
  static constexpr std::size_t kSize = 4096;
  // The characters after which no comma stands.
  static constexpr std::array<bool, 256> kOpens = [] {
    std::array<bool, 256> out{};
    for (char c : {'{', '[', ':'}) out[static_cast<unsigned char>(c)] = true;
    return out;
  }();

  void EnsureRoom() {
    if (size_ + kRoom > kSize) [[unlikely]]
      Flush();
  }
  void Separate() {
    EnsureRoom();
    gathered_[size_] = ',';
    size_ += kOpens[static_cast<unsigned char>(gathered_[size_ - 1])] ? 0 : 1;
  }
  void Begin(char c) {
    Separate();
    gathered_[size_++] = c;
  }
  void End(char c) {
    EnsureRoom();
    gathered_[size_++] = c;
  }
  // Both where there is room.
  void PutNumber(std::uint32_t number);
  void PutEscape(unsigned char c);

  std::string& out_;
  // The character put last stays in front, so that one is always there to look back at.
  std::array<char, kSize> gathered_{":"};
  std::size_t size_ = 1;
};

}  // namespace ipse

#endif  // IPSE_OUTPUT_JSON_TEXT_H_
