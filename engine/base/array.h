// Array: values in a row that never change. They are its own, which copies share, or stand in
// memory that outlives it, such as a program's read-only data.
#ifndef IPSE_BASE_ARRAY_H_
#define IPSE_BASE_ARRAY_H_

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace ipse {

template <class T>
class Array {
 public:
  Array() = default;
  Array(std::vector<T> values)
      : own_(std::make_shared<const std::vector<T>>(std::move(values))), values_(*own_) {}
  // Refers to `values`.
  static Array In(std::span<const T> values) {
    Array out;
    out.values_ = values;
    return out;
  }

  const T& operator[](std::size_t index) const { return values_[index]; }
  std::size_t size() const { return values_.size(); }
  bool empty() const { return values_.empty(); }
  const T* data() const { return values_.data(); }
  auto begin() const { return values_.begin(); }
  auto end() const { return values_.end(); }

 private:
  std::shared_ptr<const std::vector<T>> own_;
  std::span<const T> values_;
};

}  // namespace ipse

#endif  // IPSE_BASE_ARRAY_H_
